import { addWorkingDays, isBefore, type Month, monthOf } from '#platform/dates/index.ts'
import type { byEvent } from './lines.ts'

export type Event = keyof typeof byEvent

/** So many of one kind, with the same days. */
export type Come = {
  activity: Event
  /** The day of the review, or on which the audit was sent on. */
  fromOn: Temporal.PlainDate
  inadequate: boolean
  doneOn: Temporal.PlainDate | null
  count: number
}

/** In so many working days after what each follows; the report of the worker so many before the review. */
export type Allowed = { moderation: number; inadequate: number; review_audit: number; worker_report: number }

export const eventStandings = { in_time: 'in time', late: 'late', to_come: 'still to come' } as const
export type EventStanding = keyof typeof eventStandings
export type EventTally = Record<EventStanding, number>

export function dueOf({ activity, fromOn, inadequate }: Come, allowed: Allowed): Temporal.PlainDate {
  if (activity === 'worker_report') return addWorkingDays(fromOn, -allowed.worker_report)
  return addWorkingDays(fromOn, activity === 'moderation' && inadequate ? allowed.inadequate : allowed[activity])
}

/** Done by its day, or not; late is also what is not done, and its day is over. */
export function standsAs(dueOn: Temporal.PlainDate, doneOn: Temporal.PlainDate | null, today: Temporal.PlainDate) {
  if (isBefore(dueOn, doneOn ?? today)) return 'late' satisfies EventStanding
  return doneOn ? ('in_time' satisfies EventStanding) : ('to_come' satisfies EventStanding)
}

/** How many of one kind stand how, of those that are due in one month; each once. */
export function tallyEvents(
  come: readonly Come[],
  { activity, month }: { activity: Event; month: Month },
  allowed: Allowed,
  today: Temporal.PlainDate,
): EventTally {
  const tally: EventTally = { in_time: 0, late: 0, to_come: 0 }
  for (const one of come) {
    const dueOn = dueOf(one, allowed)
    if (one.activity === activity && monthOf(dueOn).equals(month))
      tally[standsAs(dueOn, one.doneOn, today)] += one.count
  }
  return tally
}
