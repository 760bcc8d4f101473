import { bankHolidaysOf, isBankHoliday } from './bank-holidays.ts'

/** Whether people work on this day: Monday to Friday, and not a bank holiday in England. */
export function isWorkingDay(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek <= 5 && !isBankHoliday(date)
}

/**
 * The date that is `days` working days after this one. The day itself never counts, as in "within two working days
 * of"; a negative number walks back. Zero gives the same date, working day or not.
 */
export function addWorkingDays(date: Temporal.PlainDate, days: number): Temporal.PlainDate {
  if (!Number.isInteger(days)) throw new RangeError(`Working days are whole days, not ${days}`)
  const [first, step] = [dayNumber(date), Math.sign(days)]
  let moved = 0
  for (let left = Math.abs(days); left > 0; ) {
    moved += step
    if (isWorking(first + moved)) left -= 1
  }
  return date.add({ days: moved })
}

/** `isWorkingDay` of a day's number: the agreed year asks it of some thousand days. 1 January 1970 was a Thursday. */
const isWorking = (day: number): boolean =>
  (((day + 3) % 7) + 7) % 7 < 5 && !holidayNumbers(new Date(day * 86_400_000).getUTCFullYear()).includes(day)

/**
 * How many working days lie after `from`, up to and including `to`; negative when `to` is the earlier.
 * Undoes addWorkingDays: workingDaysBetween(d, addWorkingDays(d, n)) is n for any n of 0 or more.
 */
export function workingDaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  if (Temporal.PlainDate.compare(to, from) < 0) return -workingDaysBetween(to, from)
  return weekdaysBetween(from, to) - bankHolidaysBetween(from, to)
}

function weekdaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  const days = daysBetween(from, to)
  const wholeWeeks = Math.floor(days / 7)
  let weekdays = wholeWeeks * 5
  for (let day = 1; day <= days % 7; day += 1) {
    if ((from.dayOfWeek + day - 1) % 7 < 5) weekdays += 1
  }
  return weekdays
}

/** Every bank holiday is a weekday (substitute days see to that), so each one takes away a working day. */
function bankHolidaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  let holidays = 0
  for (let year = from.year; year <= to.year; year += 1) {
    for (const day of holidayNumbers(year)) if (day > first && day <= last) holidays += 1
  }
  return holidays
}

/** How many days lie after `from`, up to and including `to`; negative when `to` is the earlier. */
export function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** Days as whole numbers in a row: a list asks this of every line, and comparing Temporal dates costs many times more. */
const dayNumber = ({ year, month, day }: Temporal.PlainDate): number => Date.UTC(year, month - 1, day) / 86_400_000

const numbersByYear = new Map<number, readonly number[]>()

function holidayNumbers(year: number): readonly number[] {
  const known = numbersByYear.get(year) ?? bankHolidaysOf(year).map(dayNumber)
  numbersByYear.set(year, known)
  return known
}
