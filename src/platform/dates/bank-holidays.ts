/**
 * Bank holidays in England and Wales by rule: Easter, the Monday holidays, substitute days, and the dated one-offs.
 * By rule, so that a due date ten years ahead is right without anyone feeding a table; one-offs are proclaimed a year
 * or so before and are added below. Source: Banking and Financial Dealings Act 1971 and royal proclamations;
 * tested against the GOV.UK list for 2012 to 2028.
 */

/** Holidays that a proclamation added. */
const extraDays = ['1999-12-31', '2002-06-03', '2011-04-29', '2012-06-05', '2022-06-03', '2022-09-19', '2023-05-08']

/** Holidays that a proclamation moved: year → the day that year's holiday fell on. */
const movedEarlyMay: Record<number, string> = { 1995: '1995-05-08', 2020: '2020-05-08' }
const movedSpring: Record<number, string> = { 2002: '2002-06-04', 2012: '2012-06-04', 2022: '2022-06-02' }

const byYear = new Map<number, readonly Temporal.PlainDate[]>()

/** The year's bank holidays in England and Wales, in order. Right from 1978, when the early May holiday began. */
export function bankHolidaysOf(year: number): readonly Temporal.PlainDate[] {
  const known = byYear.get(year)
  if (known) return known
  const holidays = workOut(year)
  byYear.set(year, holidays)
  return holidays
}

/** Whether this day is a bank holiday in England. */
export function isBankHoliday(date: Temporal.PlainDate): boolean {
  return bankHolidaysOf(date.year).some((holiday) => holiday.equals(date))
}

function workOut(year: number): readonly Temporal.PlainDate[] {
  const easter = easterSunday(year)
  return [
    newYearsDay(year),
    easter.subtract({ days: 2 }),
    easter.add({ days: 1 }),
    dated(movedEarlyMay[year]) ?? firstMonday(year, 5),
    dated(movedSpring[year]) ?? lastMonday(year, 5),
    lastMonday(year, 8),
    ...christmas(year),
    ...extraDays.map((day) => Temporal.PlainDate.from(day)).filter((day) => day.year === year),
  ].sort(Temporal.PlainDate.compare)
}

/** A weekend New Year’s Day is kept on the Monday. */
function newYearsDay(year: number): Temporal.PlainDate {
  const day = Temporal.PlainDate.from({ year, month: 1, day: 1 })
  return day.dayOfWeek > 5 ? day.add({ days: 8 - day.dayOfWeek }) : day
}

/** Christmas Day and Boxing Day; one that falls on a weekend is kept on the next weekday that is not the other. */
function christmas(year: number): Temporal.PlainDate[] {
  const kept = { 5: [25, 28], 6: [27, 28], 7: [26, 27] } as Record<number, [number, number]>
  const christmasDay = Temporal.PlainDate.from({ year, month: 12, day: 25 })
  const days = kept[christmasDay.dayOfWeek] ?? [25, 26]
  return days.map((day) => christmasDay.with({ day }))
}

function firstMonday(year: number, month: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  return first.add({ days: (8 - first.dayOfWeek) % 7 })
}

function lastMonday(year: number, month: number): Temporal.PlainDate {
  const last = Temporal.PlainDate.from({ year, month, day: 31 })
  return last.subtract({ days: last.dayOfWeek - 1 })
}

function dated(day: string | undefined): Temporal.PlainDate | undefined {
  return day === undefined ? undefined : Temporal.PlainDate.from(day)
}

/** Easter Sunday in the Gregorian calendar. Source: Meeus, Jones and Butcher; Astronomical Algorithms, chapter 8. */
function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const lunar = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - lunar + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const days = epact + weekday - 7 * late + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 })
}
