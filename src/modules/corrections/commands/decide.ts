import { tell } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NotAllowed, Refused } from '#platform/problems.ts'
import { type Correctable, originOf, pieceNamed, type PutRight, type Rooms, type When } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { recordOutsideCase } from '#platform/trail/index.ts'
import { type Correction, mayDecide, type Outcome } from '../correction.ts'
import { lockCorrection } from '../queries/corrections.ts'

export type Decision = { outcome: Outcome; whose: string; why: string }

/** It is moved to whose it is, sealed, or right as it is. Who asked is told, and everybody who reads what stood there or stands there now:
 * that something was put right, never what. */
export async function decideCorrection(
  tx: Tx,
  id: number,
  { outcome, whose, why }: Decision,
  { about, rooms }: { about: Correctable; rooms: Rooms },
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
    data: { correction: correction.ref, of: correction.ofRef, as: outcome },
  })
  await tell(tx, {
    to: correction.askedById,
    kind: 'correction decided',
    path: `/corrections/${correction.ref}`,
    pieceId: correction.pieceId,
  })
  const looks = done.broughtInto === undefined ? [] : await whoLooksAgain(tx, rooms, done.broughtInto, at)
  const readers = done.readers.filter(({ id: to }) => to !== correction.askedById)
  await tellThose(tx, correction, 'put right', readers, actor)
  await tellThose(tx, correction, 'look again', looks, actor)
}

const nobody: PutRight = { readers: [] }

/** Whose it is to look again at what was made of it. */
async function whoLooksAgain(tx: Tx, rooms: Rooms, ref: string, at: When): Promise<PutRight['readers']> {
  const ids = (await originOf(rooms, ref).whoLooksAgain?.(tx, ref, at)) ?? []
  return [...ids].map((id) => ({ id, path: pieceNamed(rooms, ref).href }))
}

/** Never anybody whom it is about, and nobody what they did themselves. */
async function tellThose(
  tx: Tx,
  { id, pieceId }: Correction,
  kind: 'put right' | 'look again',
  readers: PutRight['readers'],
  actor: Actor,
): Promise<void> {
  const { ids } = await tx.one<{ ids: number[] }>(
    sql`select those_it_may_reach(${id}, ${readers.map((one) => one.id)}::int[]) as ids`,
  )
  for (const { id: to, path } of readers)
    if (to !== actor.id && ids.includes(to)) await tell(tx, { to, kind, path, pieceId })
}

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
