import { type Sql, sql, type Tx } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'
import type { Aside } from '../aside.ts'

/** Those of a piece that this person may read, the first first. */
export const asidesOf = (pieceId: number) =>
  part<Aside>(
    sql`select n.id, n.section, n.question, n.child_id as "childId", n.by_id as "byId", p.name as by, n.at, n.says,
      n.settled_at as "settledAt", s.name as "settledBy", n.taken_back_at as "takenBackAt"
    from asides n join people p on p.id = n.by_id left join people s on s.id = n.settled_by where n.piece_id = ${pieceId} order by n.at, n.id`,
    { at: 'moment', settledAt: 'moment', takenBackAt: 'moment' },
  )

/** A piece in which the other wrote something that this person has not answered. */
export type Waiting = { ref: string; by: string; answers: number; dueOn: Temporal.PlainDate | null }

/** Where the newest line under an answer is the other's, and nobody has settled it. `mine`: the numbers of the pieces that this person writes
 * with somebody. */
export function listAsidesToAnswer(tx: Tx, mine: Sql): Promise<Waiting[]> {
  return tx.many<Waiting>(sql`
    with mine as materialized (${mine}),
      newest as (select distinct on (n.piece_id, n.question, n.child_id) n.piece_id, n.by_id, n.settled_at
        from asides n where n.piece_id = any (array(select id from mine)) and n.taken_back_at is null
        order by n.piece_id, n.question, n.child_id, n.at desc, n.id desc)
    select piece.ref, min(p.name) as by, count(*)::int as answers, piece.due_on as "dueOn"
    from newest n join pieces piece on piece.id = n.piece_id join people p on p.id = n.by_id
    where n.settled_at is null and n.by_id <> actor()
    group by piece.id, piece.ref, piece.due_on order by piece.due_on, piece.id`)
}
