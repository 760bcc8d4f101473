import { tell } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NotAllowed, Refused } from '#platform/problems.ts'
import type { Correctable, PutRight, When } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { recordOutsideCase } from '#platform/trail/index.ts'
import { mayDecide, type Outcome } from '../correction.ts'
import { lockCorrection } from '../queries/corrections.ts'

export type Decision = { outcome: Outcome; whose: string; why: string }

/** It is moved to whose it is, sealed, or right as it is. Who asked is told, and everybody who reads what stood there or stands there now:
 * that something was put right, never what. */
export async function decideCorrection(
  tx: Tx,
  id: number,
  { outcome, whose, why }: Decision,
  about: Correctable,
  actor: Actor,
  at: When,
): Promise<void> {
  const correction = await lockCorrection(tx, id)
  if (correction.state !== 'asked') throw new Refused('It has been decided already.')
  if (!mayDecide(correction, actor.id))
    throw new NotAllowed(
      'Somebody else of Quality Assurance and Partnerships than whoever asked decides it, and nobody whom it is about.',
    )
  const done = await putRight(tx, { id, ofRef: correction.ofRef }, { outcome, whose }, about, at)
  await tx.run(
    sql`update corrections set state = ${outcome}, decided_by = actor(), decided_at = request_now(), why = ${why} where id = ${id}`,
  )
  await recordOutsideCase(tx, {
    kind: 'correction decided',
    pieceId: correction.pieceId,
    data: { correction: id, of: correction.ofRef, as: outcome },
  })
  await tell(tx, {
    to: correction.askedById,
    kind: 'correction decided',
    path: `/corrections/${id}`,
    pieceId: correction.pieceId,
  })
  for (const reader of done.readers)
    if (reader.id !== actor.id && reader.id !== correction.askedById)
      await tell(tx, { to: reader.id, kind: 'put right', path: reader.path, pieceId: correction.pieceId })
}

const nobody: PutRight = { readers: [], href: '' }

async function putRight(
  tx: Tx,
  correction: { id: number; ofRef: string },
  { outcome, whose }: Pick<Decision, 'outcome' | 'whose'>,
  about: Correctable,
  at: When,
): Promise<PutRight> {
  if (outcome === 'right') return nobody
  if (outcome === 'sealed') return about.seal(tx, correction, at)
  if (!about.move) throw new Refused('This cannot be moved: seal it.')
  return about.move(tx, correction, whose, at)
}
