import { listPeopleWithDuty, tell } from '#modules/people/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { Audit } from '../audit.ts'
import { dutyOf, type Hearer, type Parts, personOf } from '../hearers.ts'
import type { MoveKey } from '../states.ts'
import { tellings } from '../tellings.ts'

/** A move that was made: the audit as it stood before, and as it stands now. */
export type Made = { move: MoveKey; before: Audit; after: Audit }

/** Tells what the move says is told (tellings.ts). What is inadequate goes out at once; the rest waits for the day's digest. */
export async function announce(
  tx: Tx,
  { move, before, after }: Made,
  { actorId, today }: { actorId: number; today: Temporal.PlainDate },
): Promise<void> {
  const urgent = (after.finalGrade ?? after.auditorGrade) === 'inadequate'
  for (const { kind, to, into, isToDo, asBefore, path } of tellings[move]) {
    if (into !== undefined && into !== after.state) continue
    for (const id of await hearersOf(tx, to, asBefore ? before : after, { today, isToDo: isToDo ?? false })) {
      if (id !== actorId) await tell(tx, { to: id, kind, path: path ?? `/audits/${after.ref}`, urgent })
    }
  }
}

/** The people behind parts and duties, each once. */
export async function hearersOf(
  tx: Tx,
  hearers: readonly Hearer[],
  parts: Parts,
  { today, isToDo }: { today: Temporal.PlainDate; isToDo: boolean },
): Promise<ReadonlySet<number>> {
  const ids = new Set<number>()
  for (const hearer of hearers) {
    const person = personOf(hearer, parts)
    if (typeof person === 'number') ids.add(person)
    const duty = dutyOf(hearer, parts, isToDo)
    if (duty) for (const { id } of await listPeopleWithDuty(tx, duty, today)) ids.add(id)
  }
  return ids
}
