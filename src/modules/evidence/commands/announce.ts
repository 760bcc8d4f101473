import type { Duty } from '#framework/s4-roles.ts'
import { listPeopleWithDuty, tell } from '#modules/people/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { restrictedFrom } from '#platform/restricted.ts'
import { dutyOf, type Hearing, personOf } from '../hearers.ts'
import type { Moving, MoveRequest, Stream } from '../stream.ts'

/** A move that was made: the piece as it stood before, and as it stands now. */
export type Made<P, M> = { move: M; before: P; after: P }

/** Tells what the move says is told. Nobody is told what they did themselves. */
export async function announce<
  P extends Moving,
  K extends { standing: unknown },
  R extends MoveRequest,
  Part extends string,
>(
  tx: Tx,
  { tells, hearing, isUrgent, path }: Pick<Stream<P, K, R, Part>, 'tells' | 'hearing' | 'isUrgent' | 'path'>,
  { move, before, after }: Made<P, R['move']>,
  { actorId, today }: { actorId: number; today: Temporal.PlainDate },
): Promise<void> {
  const urgent = isUrgent(after)
  const apart = after.id >= restrictedFrom ? await listWhoKnow(tx, after.id) : undefined
  for (const { kind, to, into, isToDo = false, asBefore, listOnly } of tells[move]) {
    if (into !== undefined && into !== after.state) continue
    const opens = listOnly ? path : `${path}/${after.ref}`
    for (const id of await hearersOf(tx, hearing, to, asBefore ? before : after, { today, isToDo })) {
      if (id === actorId || apart?.has(id) === false) continue
      // Of what is restricted a letter says nothing, and leads to My work, where those who know of it find it.
      await tell(
        tx,
        apart ? { to: id, kind: 'something needs you', path: '/', urgent } : { to: id, kind, path: opens, urgent },
      )
    }
  }
}

/** Those on the list of a piece today, and on every list of its class. */
async function listWhoKnow(tx: Tx, pieceId: number): Promise<ReadonlySet<number>> {
  const { ids } = await tx.one<{ ids: number[] }>(sql`select who_know(${pieceId}) as ids`)
  return new Set(ids)
}

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
