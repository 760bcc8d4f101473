import { isWorkingDay } from '#platform/dates/index.ts'

/** A date as the number of days since 1 January 1970: a decade of a county's care is counted, not parsed. */
export type Day = number

const first = Temporal.PlainDate.from('1970-01-01')

export function dayOf(date: Temporal.PlainDate): Day {
  return first.until(date).days
}

export function dateOf(day: Day): Temporal.PlainDate {
  return first.add({ days: day })
}

/** 2026-11-23 */
export function iso(day: Day): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/** 23/11/2026, as the children looked after return writes it. */
export function slashed(day: Day): string {
  const [year, month, date] = iso(day).split('-')
  return `${date}/${month}/${year}`
}

/** The same date so many years later. */
export function yearsLater(day: Day, years: number): Day {
  return dayOf(dateOf(day).add({ years }))
}

export function ageInYears(born: Day, on: Day): number {
  return Math.floor((on - born) / 365.25)
}

/** 1 April of the financial year that a day falls in. */
export function financialYearOf(day: Day): Day {
  const date = dateOf(day)
  return dayOf(Temporal.PlainDate.from({ year: date.month < 4 ? date.year - 1 : date.year, month: 4, day: 1 }))
}

/** This day, or the first working day after it. */
export function workingDayFrom(day: Day): Day {
  let reached = day
  while (!isWorking(reached)) reached += 1
  return reached
}

/** This day, or the last working day before it. */
export function workingDayUpTo(day: Day): Day {
  let reached = day
  while (!isWorking(reached)) reached -= 1
  return reached
}

/** So many working days after (or, when negative, before) a day. */
export function workingDaysAfter(day: Day, count: number): Day {
  let reached = day
  for (let left = Math.abs(count); left > 0; ) {
    reached += Math.sign(count)
    if (isWorking(reached)) left -= 1
  }
  return reached
}

/** Working days from one day to a later one. */
export function workingDaysBetween(from: Day, to: Day): number {
  let count = 0
  for (let day = from + 1; day <= to; day += 1) if (isWorking(day)) count += 1
  return count
}

const known = new Map<Day, boolean>()

function isWorking(day: Day): boolean {
  const before = known.get(day)
  if (before !== undefined) return before
  const is = isWorkingDay(dateOf(day))
  known.set(day, is)
  return is
}
