import { sql, type Tx } from '#platform/sql/index.ts'

export type MoveMade = {
  pieceId: number
  move: string
  from: string
  to: string
  /** Now, unless said. */
  at?: Temporal.Instant
  words?: string | undefined
  details: Readonly<Record<string, unknown>>
}

/** Keeps that a move was made: who, when, from where to where. Also what moves nothing and belongs among them: then both are one. */
export async function noteMove(tx: Tx, { pieceId, move, from, to, at, words = '', details }: MoveMade): Promise<void> {
  await tx.run(sql`
    insert into moves (piece_id, move, from_state, to_state, by_id, at, words, details)
    values (${pieceId}, ${move}, ${from}, ${to}, actor(), coalesce(${at ?? null}::timestamptz, request_now()),
      ${words}, ${JSON.stringify(details)})`)
}
