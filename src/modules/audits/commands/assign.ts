import { whoMet } from '#modules/evidence/index.ts'
import { listPeopleWithDuty, type Person } from '#modules/people/index.ts'
import { gatherersOf } from '#modules/voices/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { type Audit, conflictOf } from '../audit.ts'

export type Candidate = Person & {
  /** Why this person cannot moderate this audit; null when they can (invariant 1). */
  conflict: string | null
  /** What to weigh before choosing them all the same: they gathered this child's feedback (reading 2), or were there this quarter. */
  caution: string | null
  /** How many audits they are moderating now. */
  busyWith: number
}

/** Everyone who moderates, with what speaks against each; those without a conflict, a caution or much to do come first. */
export async function listModerators(
  tx: Tx,
  audit: Audit,
  today: Temporal.PlainDate,
  busy: ReadonlyMap<number, number>,
): Promise<Candidate[]> {
  const people = await listPeopleWithDuty(tx, 'moderate', today)
  const [gatherers, met] = [await gatherersOf(tx, audit.id), await whoMet(tx, audit.householdId, today)]
  return people
    .map((person) => ({
      ...person,
      conflict: conflictOf(person.id, audit),
      caution: gatherers.has(person.id)
        ? 'Gathered a child’s feedback for this audit: choose somebody else if you can.'
        : met.has(person.id)
          ? 'Was with this household this quarter: choose somebody else if you can.'
          : null,
      busyWith: busy.get(person.id) ?? 0,
    }))
    .toSorted(
      (a, b) =>
        Number(a.conflict !== null) - Number(b.conflict !== null) ||
        Number(a.caution !== null) - Number(b.caution !== null) ||
        a.busyWith - b.busyWith ||
        a.name.localeCompare(b.name),
    )
}
