import { tell } from '#modules/people/index.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { StepBeside } from '#platform/workflow.ts'
import type { Handing } from '../handing.ts'
import type { Moving } from '../stream.ts'
import { listPartsOf } from '../queries/parts.ts'
import { noteMove } from './note-move.ts'

/** It stands among the moves of a piece, and moves nothing. */
export const stepsBeside = {
  hand_over: {
    label: 'Hand a part over',
    by: 'whoever may give the part to somebody else',
    back: { by: ['hand_over'] },
  },
} as const satisfies Record<string, StepBeside>

type Of<P extends Moving> = { path: string; lock: (tx: Tx, ref: string) => Promise<P> }

/** Why somebody cannot take over this part, as the database says it; null where they can. */
export const whyNotTakenOver = async (
  tx: Tx,
  { pieceId, part, to }: { pieceId: number; part: string; to: number },
): Promise<string | null> =>
  (await tx.one<{ why: string | null }>(sql`select why_not_taken_over(${pieceId}, ${part}, ${to}) as why`)).why

/** Somebody else has a part from now on. The reason stands among the moves; whoever had it, whoever has it and the others who take part are
 * told. What was written stays written by whoever wrote it. */
export async function handOverPart<P extends Moving>(
  tx: Tx,
  { path, lock }: Of<P>,
  { parts, entails }: Handing<P>,
  { ref, part, to, reason, by }: { ref: string; part: string; to: number; reason: string; by: number },
): Promise<void> {
  const piece = await lock(tx, ref)
  if (!parts[part]?.states.includes(piece.state))
    throw new Refused('It is too late for somebody else to take this over.')
  if (!reason.trim()) throw new Refused('Say why somebody else takes it over.')
  const people = await listPartsOf(tx, piece.id)
  const from = people.find((one) => one.part === part)?.personId
  if (from === undefined) throw new Refused('Nobody has this part.')
  // All of it is written first: whoever hands a worker's part over may see no more of it afterwards.
  const details = { part, from, to }
  const here = { pieceId: piece.id, from: piece.state, to: piece.state }
  await noteMove(tx, { ...here, move: 'hand_over' satisfies keyof typeof stepsBeside, words: reason.trim(), details })
  await record(tx, { kind: 'part handed over', householdId: piece.householdId, pieceId: piece.id, data: details })
  await entails?.(tx, piece, details)
  await tx.one(sql`select hand_over_part(${piece.id}, ${part}, ${to})`)
  await tell(tx, { to, kind: 'part taken over', path: `${path}/${ref}`, pieceId: piece.id })
  for (const { personId } of people) {
    // Whoever had it no longer sees the piece.
    const where = personId === from ? path : `${path}/${ref}`
    if (personId !== by) await tell(tx, { to: personId, kind: 'part handed over', path: where, pieceId: piece.id })
  }
}
