import type { Duty } from '#framework/s4-roles.ts'
import { listPeopleAtWork, listPeopleWithCases, listPeopleWithDuty, type Person, tell } from '#modules/people/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { dutyOf, type Hearing, personOf } from '../hearers.ts'
import { type Sight, type StreamKey, streams } from '../piece.ts'
import type { Moving, MoveRequest, Stream } from '../stream.ts'

/** A move that was made: the piece as it stood before, and as it stands now. */
export type Made<P, M> = { move: M; before: P; after: P }

/** Tells what the move says is told. Nobody is told what they did themselves, nor of a piece that their role lets nobody open. */
export async function announce<
  P extends Moving,
  K extends { standing: unknown },
  R extends MoveRequest,
  Part extends string,
>(
  tx: Tx,
  {
    key,
    tells,
    hearing,
    isUrgent,
    path,
  }: Pick<Stream<P, K, R, Part>, 'key' | 'tells' | 'hearing' | 'isUrgent' | 'path'>,
  { move, before, after }: Made<P, R['move']>,
  { actorId, today }: { actorId: number; today: Temporal.PlainDate },
): Promise<void> {
  const urgent = isUrgent(after)
  if (tells[move].length === 0) return
  const here = new Set((await listWhoOpen(tx, key, today)).map(({ id }) => id))
  for (const { kind, to, into, isToDo = false, asBefore, listOnly } of tells[move]) {
    if (into !== undefined && into !== after.state) continue
    const news = { kind, path: listOnly ? path : `${path}/${after.ref}`, urgent, pieceId: after.id }
    for (const id of await hearersOf(tx, hearing, to, asBefore ? before : after, { today, isToDo }))
      if (id !== actorId && here.has(id)) await tell(tx, { to: id, ...news })
  }
}

/** Who can open a piece of this stream, should it concern them: what everybody may read, everybody who works here. */
export const listWhoOpen = (tx: Tx, key: StreamKey, today: Temporal.PlainDate): Promise<Person[]> =>
  (streams[key].sight as Sight) === 'open' ? listPeopleAtWork(tx, today) : listPeopleWithCases(tx, today)

/** The people behind parts and duties, each once. */
export async function hearersOf<Part extends string, Piece>(
  tx: Tx,
  hearing: Hearing<Part, Piece>,
  hearers: readonly (Part | Duty)[],
  piece: Piece,
  { today, isToDo }: { today: Temporal.PlainDate; isToDo: boolean },
): Promise<ReadonlySet<number>> {
  const ids = new Set<number>()
  for (const hearer of hearers) {
    const person = personOf(hearing, hearer, piece)
    if (typeof person === 'number') ids.add(person)
    const duty = dutyOf(hearing, hearer, piece, isToDo)
    if (duty) for (const { id } of await listPeopleWithDuty(tx, duty, today)) ids.add(id)
  }
  return ids
}
