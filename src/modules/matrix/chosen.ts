import type { Period } from '#modules/figures/index.ts'
import { datesOf, type Month, parseMonth } from '#platform/dates/index.ts'

/** The last month of the twelve that the address names, else this one. */
export const monthIn = (query: Readonly<Record<string, string>>, today: Temporal.PlainDate): Month =>
  parseMonth(query['until'] ?? '') ?? today.toPlainYearMonth()

/** Twelve months, this one the last. */
export const yearTo = (month: Month): Period => ({
  from: datesOf(month.subtract({ months: 11 })).from,
  to: datesOf(month).to,
})

/** Whether what an address or a form says is one of these keys. */
export const isIn = <Keys extends object>(keys: Keys, key: unknown): key is Extract<keyof Keys, string> =>
  typeof key === 'string' && Object.hasOwn(keys, key)
