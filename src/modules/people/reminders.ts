import { addWorkingDays, isBefore, londonDate, startOfLondonDay } from '#platform/dates/index.ts'

/** Something with a date that has been somebody's to do since a moment. */
export type Dated = { dueOn: Temporal.PlainDate; begunAt: Temporal.Instant }

/** `since`: whoever was told so since then is not told again. */
export type Reminder = { is: 'due' | 'overdue'; since: Temporal.Instant }

/**
 * What is to be said of it today: that it is due, so many working days before its date; that it is overdue, once the date has
 * passed. Nothing on the day on which it came to somebody, who heard of it then. A new date begins anew.
 */
export function reminderOf({ dueOn, begunAt }: Dated, today: Temporal.PlainDate, before: number): Reminder | undefined {
  const overdueFrom = dueOn.add({ days: 1 })
  const is = isBefore(today, overdueFrom) ? 'due' : 'overdue'
  const from = is === 'due' ? addWorkingDays(dueOn, -before) : overdueFrom
  if (isBefore(today, from) || !isBefore(londonDate(begunAt), today)) return undefined
  const begins = startOfLondonDay(from)
  return { is, since: Temporal.Instant.compare(begins, begunAt) > 0 ? begins : begunAt }
}
