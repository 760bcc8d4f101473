import { addWorkingDays, isBefore } from '#platform/dates/index.ts'
import type { Slot } from './slot.ts'

export const standings = {
  not_yet_due: 'Not yet due',
  due: 'To be done',
  early: 'Done early',
  in_time: 'Done in time',
  late: 'Done later than agreed',
  missed: 'Not done in time',
  excused: 'Excused',
  no_longer_needed: 'No longer needed',
  kept_outside: 'Kept outside Hearth',
} as const
export type Standing = keyof typeof standings

/** After so many working days what was not done is missed, with nobody's yes. */
const missedAfter = 10

/** What decides how a slot stands. */
export type Timed = Pick<Slot, 'periodFrom' | 'periodTo' | 'dueOn' | 'outside' | 'settled' | 'moved'>

/**
 * How a slot stands on a day. Nobody ticks: it follows from what both sides agreed and from the day on which what meets it was done. What is
 * missed stays missed when it is done afterwards; what was moved twice is late, however soon it is done after that.
 */
export function standingOf(slot: Timed, doneOn: Temporal.PlainDate | null, today: Temporal.PlainDate): Standing {
  if (slot.settled === 'excused') return 'excused'
  if (slot.settled === 'not_needed') return 'no_longer_needed'
  if (slot.outside) return 'kept_outside'
  const lastDay = missedFrom(slot)
  if (doneOn === null) {
    if (isBefore(lastDay, today)) return 'missed'
    return isBefore(today, opensOn(slot)) ? 'not_yet_due' : 'due'
  }
  if (isBefore(lastDay, doneOn)) return 'missed'
  if (isBefore(slot.dueOn, doneOn) || slot.moved > 1) return 'late'
  return isBefore(doneOn, slot.periodFrom) ? 'early' : 'in_time'
}

/** The last day on which it may still be done late; from the next one it is missed. */
export const missedFrom = ({ dueOn }: Pick<Slot, 'dueOn'>): Temporal.PlainDate => addWorkingDays(dueOn, missedAfter)

/** From when it stands in somebody's My work: what is done within its month from the first of it, everything else ten working days before. */
export function opensOn({
  periodFrom,
  periodTo,
  dueOn,
}: Pick<Slot, 'periodFrom' | 'periodTo' | 'dueOn'>): Temporal.PlainDate {
  const before = addWorkingDays(dueOn, -missedAfter)
  const isShort = isBefore(periodTo, periodFrom.add({ days: 45 }))
  return isShort && !isBefore(periodTo, dueOn) && isBefore(periodFrom, before) ? periodFrom : before
}
