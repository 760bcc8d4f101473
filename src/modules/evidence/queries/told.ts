import { nameAt } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Told } from '../told.ts'

/** Who was told of a piece, and who is still to be told: what is due first stands first, then what was said, in its order. */
export const listTold = (tx: Tx, pieceId: number): Promise<Told[]> =>
  tx.many<Told>(sql`
    select t.id, t.whom, t.person_id as "personId", t.due_at as "dueAt", t.at, t.how, t.level, ${nameAt('p', 't.at')} as by,
      t.dated_back_because as "datedBackBecause", t.acknowledged_at as "acknowledgedAt"
    from told t left join people p on p.id = t.by_id where t.piece_id = ${pieceId}
    order by t.at nulls first, t.due_at, t.written_at, t.whom, t.id`)
