/** A calendar month, such as November 2026. */
export type Month = Temporal.PlainYearMonth

/** The month that a date falls in. */
export function monthOf(date: Temporal.PlainDate): Month {
  return date.toPlainYearMonth()
}

/** The first and the last date of a month. */
export function datesOf(month: Month): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  return { from: month.toPlainDate({ day: 1 }), to: month.toPlainDate({ day: month.daysInMonth }) }
}

/** Reads "2026-11", as months are written in addresses; undefined when it is anything else, or a month of another age. */
export function parseMonth(text: string): Month | undefined {
  const [, year, month] = /^((?:19|20)\d{2})-(0[1-9]|1[0-2])$/.exec(text) ?? []
  return year && month ? Temporal.PlainYearMonth.from({ year: Number(year), month: Number(month) }) : undefined
}

/**
 * Age in whole years on a date. Someone born on 29 February has the birthday on 1 March in other years: a year of
 * age is attained at the start of the anniversary of birth (Family Law Reform Act 1969 section 9).
 */
export function ageOn(born: Temporal.PlainDate, date: Temporal.PlainDate): number {
  const beforeBirthday = date.month < born.month || (date.month === born.month && date.day < born.day)
  return date.year - born.year - (beforeBirthday ? 1 : 0)
}

/** The day on which somebody attains an age, by the same rule: born on 29 February, they turn 18 on 1 March. */
export function turnsOn(born: Temporal.PlainDate, age: number): Temporal.PlainDate {
  const day = born.add({ years: age })
  return day.day === born.day ? day : day.add({ days: 1 })
}

/** Whether the one day comes before the other. */
export const isBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(one, other) < 0
