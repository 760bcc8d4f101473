import { sql, type Tx } from '#platform/sql/index.ts'

/** What is put right: an answer; or `final_grade`, which stands with the piece. */
export type Corrected = {
  pieceId: number
  what: string
  answerId?: number
  was: unknown
  becomes: unknown
  reason: string
}

/** Keeps what something said, what it says now, and why. Whoever changes it does so in the same transaction. */
export async function noteCorrection(
  tx: Tx,
  { pieceId, what, answerId, was, becomes, reason }: Corrected,
): Promise<void> {
  await tx.run(sql`insert into corrected_readings (piece_id, what, answer_id, was, becomes, reason, by_id)
    values (${pieceId}, ${what}, ${answerId ?? null}, ${JSON.stringify(was)}, ${JSON.stringify(becomes)}, ${reason}, actor())`)
}
