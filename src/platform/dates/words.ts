import { londonDate } from './london.ts'
import { daysBetween, workingDaysBetween } from './working-days.ts'

// Written out: a formatter of the Intl kind costs a hundred times as much, and lists print many dates.
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]

/** A date as people read it: "Thu 26 November"; with the year when that is not today's: "Tue 6 January 2027". */
export function inWords(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const words = `${weekdays[date.dayOfWeek - 1]} ${date.day} ${months[date.month - 1]}`
  return date.year === today.year ? words : `${words} ${date.year}`
}

/** A date in full, for letters and print: "26 November 2026". */
export function inFull(date: Temporal.PlainDate): string {
  return `${date.day} ${months[date.month - 1]} ${date.year}`
}

/**
 * When something is due, counted in working days: "in 2 working days, Thu 26 November", "tomorrow, Tue 24 November",
 * "today", "3 working days overdue, was due Wed 18 November".
 */
export function dueInWords(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const days = daysBetween(today, date)
  const workingDays = Math.abs(workingDaysBetween(today, date))
  const day = inWords(date, today)
  if (days === 0) return 'today'
  if (days < 0) return `${workingDays === 0 ? '' : `${count(workingDays)} `}overdue, was due ${day}`
  if (days === 1) return `tomorrow, ${day}`
  return workingDays === 0 ? day : `in ${count(workingDays)}, ${day}`
}

/** The same as the end of a sentence: "due in 2 working days, Thu 26 November", "3 working days overdue, was due Wed 18 November". */
export function dueAsClause(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const words = dueInWords(date, today)
  return Temporal.PlainDate.compare(date, today) < 0 ? words : `due ${words}`
}

/** The London clock at this instant: "10:42". */
export function timeInWords(instant: Temporal.Instant): string {
  return instant.toZonedDateTimeISO('Europe/London').toPlainTime().toString({ smallestUnit: 'minute' })
}

/** An instant as people read it: "Thu 26 November, 10:42". */
export function momentInWords(instant: Temporal.Instant, today: Temporal.PlainDate): string {
  return `${inWords(londonDate(instant), today)}, ${timeInWords(instant)}`
}

/** "November 2026". */
export function monthInWords(month: Temporal.PlainYearMonth): string {
  return `${months[month.month - 1]} ${month.year}`
}

function count(workingDays: number): string {
  return `${workingDays} working day${workingDays === 1 ? '' : 's'}`
}
