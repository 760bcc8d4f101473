import { nameAt } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

/** What was put right of a piece after it was decided: both readings. `what`: `final_grade`, or the question of the answer. */
export type Correction = {
  what: string
  childId: number | null
  was: unknown
  becomes: unknown
  reason: string
  by: string
  at: Temporal.Instant
}

/** As far as this person may read what was put right, the first first. */
export function listCorrections(tx: Tx, pieceId: number): Promise<Correction[]> {
  return tx.many<Correction>(sql`
    select c.what, n.child_id as "childId", c.was, c.becomes, c.reason, ${nameAt('p', 'c.at')} as by, c.at
    from corrected_readings c left join answers n on n.id = c.answer_id join people p on p.id = c.by_id
    where c.piece_id = ${pieceId} order by c.at, c.id`)
}
