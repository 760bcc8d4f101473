import { addWorkingDays } from '#platform/dates/index.ts'

/* What is signed once a month, by whoever reports it (clauses 4.9 to 4.12): after the month is over, also where nothing is new. */

/** The twelve months that are over and may be signed, the last first. */
export const monthsToSign = (today: Temporal.PlainDate): Temporal.PlainYearMonth[] =>
  Array.from({ length: 12 }, (_, back) => today.toPlainYearMonth().subtract({ months: back + 1 }))

/** By when a month is signed: so many working days after it ended. */
export const signedBy = (month: Temporal.PlainYearMonth, within: number): Temporal.PlainDate =>
  addWorkingDays(month.toPlainDate({ day: month.daysInMonth }), within)
