import type { StayEnded } from '#modules/register/index.ts'
import { workingDaysBetween } from '#platform/dates/index.ts'
import type { Concern } from './concern.ts'

/** Why a stay ended of which something should be written here. */
export const reasonsToLookFor = ['ALLEG', 'STAND'] as const

export type WrittenOf = Pick<Concern, 'kind' | 'learnedOn'> & { householdId: number }

const mostApart = 20

/** The stays that ended, as the register says, for an allegation or a concern about care, where no such matter of the home was learned of within
 * twenty working days of it. */
export const notWrittenHere = (stays: readonly StayEnded[], matters: readonly WrittenOf[]): StayEnded[] =>
  stays.filter(({ householdId, reason, endedOn }) =>
    matters.every(
      (one) =>
        one.householdId !== householdId ||
        (reason === 'ALLEG' && one.kind !== 'allegation') ||
        Math.abs(workingDaysBetween(one.learnedOn, endedOn)) > mostApart,
    ),
  )
