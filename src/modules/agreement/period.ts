import type { Period } from '#modules/figures/index.ts'
import { dateFromParts, type ParsedDate, parseDate } from '#platform/dates/index.ts'
import type { Mistake } from '#platform/problems.ts'

type Query = Readonly<Record<string, string>>

/** Which time is looked at, and what is to be mended in what was typed of it. */
export type AskedPeriod = { period: Period; typed: Query; mistakes: readonly Mistake[] }

/** The year up to today, unless two days in order are asked for. */
export function readPeriodOf(query: Query, today: Temporal.PlainDate): AskedPeriod {
  const usual = { from: today.subtract({ years: 1 }).add({ days: 1 }), to: today }
  const [from, to] = [readDay(query, 'from'), readDay(query, 'to')]
  const isTyped = query['from-day'] !== undefined || query['to-day'] !== undefined
  const mistakesIn = (field: string, read: ParsedDate): Mistake[] =>
    read.ok ? [] : [{ field, message: `${read.because}.` }]
  const inOrder = from.ok && to.ok && Temporal.PlainDate.compare(from.date, to.date) <= 0
  if (inOrder) return { period: { from: from.date, to: to.date }, typed: {}, mistakes: [] }
  const unread = [...mistakesIn('from', from), ...mistakesIn('to', to)]
  const order = { field: 'to', message: 'This day is before the first one.' }
  const mistakes = unread.length > 0 ? unread : [order]
  return { period: usual, typed: isTyped ? query : {}, mistakes: isTyped ? mistakes : [] }
}

function readDay(query: Query, name: 'from' | 'to'): ParsedDate {
  const whole = query[name]
  const [day, month, year] = ['day', 'month', 'year'].map((part) => query[`${name}-${part}`])
  return whole ? parseDate(whole) : dateFromParts({ day, month, year })
}
