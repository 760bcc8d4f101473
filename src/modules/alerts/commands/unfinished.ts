import { sql, type Tx } from '#platform/sql/index.ts'
import { recordOutsideCase } from '#platform/trail/index.ts'

type Asked = { householdId: number; pieceId: number | null; question: string }

/** Somebody answered yes: until they say who and what, or take it back, it stands on top of their work; it is not told yet. */
export async function beginUnfinished(tx: Tx, { householdId, pieceId, question }: Asked): Promise<void> {
  const begun = await tx.run(sql`insert into unfinished_alerts (household_id, piece_id, question, by_id, at)
    values (${householdId}, ${pieceId}, ${question}, actor(), request_now())
    on conflict (piece_id, question, by_id) where ended_at is null do nothing`)
  if (begun > 0) await recordOutsideCase(tx, { kind: 'safety question answered yes', pieceId, data: { question } })
}

/** The yes was taken back before anything went out. */
export async function takeBackUnfinished(
  tx: Tx,
  { pieceId, question }: Pick<Asked, 'pieceId' | 'question'>,
): Promise<void> {
  const ended = await tx.run(sql`update unfinished_alerts set ended_at = request_now(), ended_as = 'taken back'
    where piece_id is not distinct from ${pieceId}::int and question = ${question} and by_id = actor() and ended_at is null`)
  if (ended > 0) await recordOutsideCase(tx, { kind: 'safety question taken back', pieceId, data: { question } })
}

/** Who and what are said, on whichever page: the alert stands. */
export async function finishUnfinished(tx: Tx, householdId: number): Promise<void> {
  await tx.run(sql`update unfinished_alerts set ended_at = request_now(), ended_as = 'raised'
    where household_id = ${householdId} and by_id = actor() and ended_at is null`)
}
