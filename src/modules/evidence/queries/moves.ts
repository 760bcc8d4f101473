import { nameAt } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'

export type MoveMade = {
  id: number
  move: string
  fromState: string
  toState: string
  by: string | null
  at: Temporal.Instant
  words: string
  details: Record<string, unknown>
}

/** Every move of a piece, the first first; and what is kept among them and moves nothing. */
export const movesOf = (pieceId: number) =>
  part<MoveMade>(
    sql`select m.id, m.move, m.from_state as "fromState", m.to_state as "toState", ${nameAt('p', 'm.at')} as by, m.at, m.words, m.details
    from moves m left join people p on p.id = m.by_id where m.piece_id = ${pieceId} order by m.at, m.id`,
    { at: 'moment' },
  )

export function listMoves(tx: Tx, pieceId: number): Promise<MoveMade[]> {
  return tx.many<MoveMade>(movesOf(pieceId).query)
}
