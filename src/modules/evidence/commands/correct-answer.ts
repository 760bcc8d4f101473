import type { Value } from '#framework/forms/answered.ts'
import type { Actor } from '#platform/actor.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Moving, MoveRequest, Stream } from '../stream.ts'
import { makeMove } from './move.ts'
import { noteCorrection } from './note-correction.ts'

export type Reading = { value: Value; explanation: string }
export type Correcting = {
  answer: { id: number; version: number; question: string } & Reading
  becomes: Reading
  reason: string
}

/** Puts one answer of a piece right that is over: what it said is kept beside what it says now. Refused without a reason, where nothing is
 * changed, and where somebody has put it right meanwhile. */
export async function correctAnswer<
  P extends Moving,
  K extends { standing: unknown },
  R extends MoveRequest,
  Part extends string,
>(
  tx: Tx,
  actor: Actor,
  stream: Stream<P, K, R, Part>,
  ref: string,
  { answer, becomes, reason }: Correcting,
  now: Temporal.Instant,
): Promise<void> {
  if (!reason.trim()) throw new Refused('Say why it was wrong: both readings are kept, with the reason.')
  const was: Reading = { value: answer.value, explanation: answer.explanation }
  if (JSON.stringify(was) === JSON.stringify(becomes)) throw new Refused('That is what it says already.')
  const { id: pieceId } = await makeMove(tx, actor, stream, ref, { move: 'correct' } as R, now)
  await noteCorrection(tx, { pieceId, what: answer.question, answerId: answer.id, was, becomes, reason: reason.trim() })
  const written = await tx.run(sql`
    update answers set value = ${JSON.stringify(becomes.value)}::jsonb, explanation = ${becomes.explanation}, version = version + 1,
      saved_by = actor(), saved_at = request_now()
    where id = ${answer.id} and piece_id = ${pieceId} and version = ${answer.version}`)
  if (written !== 1) throw new Refused('Somebody has put this right meanwhile. Look at what it says now.')
}
