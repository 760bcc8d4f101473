import type { Beyond } from '#modules/register/index.ts'
import { addWorkingDays } from '#platform/dates/index.ts'
import { byLaw, type Kind } from './exemption.ts'

/*
 * What the register says and nobody has spoken of yet: a home over the usual limit, over its own number, or approved for the time being
 * (clause 4.9). It is asked once for each day on which a child came; "no, because" is an answer and is kept.
 */

/** What is found, in law one of the three. */
export const kindOf: Readonly<Record<Beyond['kind'], Kind>> = {
  limit: 'exemption',
  places: 'exception',
  temporary: 'temporary',
}

/** As much of a record as says whether it speaks of what was found. */
export type Spoken = {
  householdId: number
  kind: Kind
  childIds: readonly number[]
  endedOn: Temporal.PlainDate | null
}
/** As much of an answer. */
export type Answered = Pick<Beyond, 'householdId' | 'kind'> & { since: Temporal.PlainDate }

/** What stays to be asked. A record speaks of it that names every child who came on that day, and had not ended by then; of the time being, any
 * that has not ended. */
export function toAsk(found: readonly Beyond[], spoken: readonly Spoken[], answered: readonly Answered[]): Beyond[] {
  const isSpokenOf = (one: Beyond): boolean =>
    spoken.some(
      ({ householdId, kind, childIds, endedOn }) =>
        householdId === one.householdId &&
        kind === kindOf[one.kind] &&
        one.newIds.every((id) => childIds.includes(id)) &&
        (endedOn === null || Temporal.PlainDate.compare(endedOn, one.since) > 0),
    )
  const isAnswered = (one: Beyond): boolean =>
    answered.some(
      ({ householdId, kind, since }) => householdId === one.householdId && kind === one.kind && since.equals(one.since),
    )
  return found.filter((one) => !isSpokenOf(one) && !isAnswered(one))
}

/** By when it is answered: over the limit there is no day of grace; outside the terms it must be over by the sixth working day. */
export function askedBy({ kind, since }: Pick<Beyond, 'kind' | 'since'>): Temporal.PlainDate {
  if (kind === 'places') return addWorkingDays(since, byLaw.exception)
  return kind === 'limit' ? since : since.add({ days: byLaw.temporary })
}

/** What is so, in a sentence, by the register. */
export function saysOf({ kind, childIds, places }: Pick<Beyond, 'kind' | 'childIds' | 'places'>): string {
  const n = childIds.length
  if (kind === 'limit')
    return `${n} children were fostered here: more than the usual limit of three. They need an exemption that names each of them, unless all are brothers and sisters of each other.`
  if (kind === 'places')
    return `${n} ${n === 1 ? 'child was' : 'children were'} fostered here, and the terms of approval say ${places ?? 0}. Outside the terms six working days are allowed, in an emergency.`
  return 'The carers are approved for the time being, and no record says since when. That lasts sixteen weeks, and once eight more.'
}

/** Why it is none. Which of them fit what was found. */
export const reasons = {
  siblings: 'All children there are brothers and sisters of each other',
  not_here: 'The register is wrong: a child did not live there then. It is being put right',
  terms: 'The register is wrong: the terms allow it. It is being put right',
  approved: 'The approval is full, and the register is being put right',
  other: 'Another reason',
} as const
export type Because = keyof typeof reasons

const fitting: Readonly<Record<Beyond['kind'], readonly Because[]>> = {
  limit: ['siblings', 'not_here', 'other'],
  places: ['terms', 'not_here', 'other'],
  temporary: ['approved', 'other'],
}
export const reasonsFor = (kind: Beyond['kind']): Because[] => [...fitting[kind]]

export const isBecause = (kind: Beyond['kind'], said: string): said is Because =>
  (fitting[kind] as readonly string[]).includes(said)
