import type { Fields, Kind } from './kinds/index.ts'
import type { ReadRow } from './read-rows.ts'

/**
 * The end of the financial year that a file tells of, as ISO text; undefined for kinds that tell of no year. Only rows whose
 * dates are plausible are asked. It is the year in which most of them were under way: one date typed wrong decides nothing. A
 * file of which no year holds most of the rows is a history of many years: then the latest that two of its rows name. An
 * episode that ends on 1 April lasted until the night before, so that day belongs to the year before.
 */
export function asOf(kind: Kind, rows: readonly ReadRow[]): string | undefined {
  const { yearOf } = kind
  if (!yearOf) return undefined
  const spans = rows.flatMap(({ fields }) => spanOf(fields, yearOf))
  const named = Map.groupBy(spans, ({ latest }) => latest)
  const years = [...named.keys()].sort((a, b) => b - a)
  if (years.length === 0) return undefined
  const underWay = years.map((year) => spans.filter(({ from, until }) => from <= year && year <= until).length)
  const most = Math.max(...underWay)
  const year =
    most * 2 > spans.length
      ? years[underWay.indexOf(most)]
      : (years.find((one) => (named.get(one)?.length ?? 0) > 1) ?? years[0])
  return `${year}-03-31`
}

/** A row that alone would make a file one of a later year than its others tell of: with it a typing mistake would decide. */
export type Lone<Row> = { row: Row; date: string; year: number; others: number }

/** The row by which alone the file would be of its year, where at least two others agree on an earlier one; or undefined. */
export function loneDecider<Row extends ReadRow>(kind: Kind, rows: readonly Row[]): Lone<Row> | undefined {
  const { yearOf } = kind
  const end = asOf(kind, rows)
  if (!yearOf || !end) return undefined
  const year = Number(end.slice(0, 4))
  const naming = rows.filter(({ fields }) => dateNaming(year, fields, yearOf) !== undefined)
  const [row] = naming
  if (!row || naming.length > 1) return undefined
  const spans = rows.filter((one) => one !== row).flatMap(({ fields }) => spanOf(fields, yearOf))
  const others = Math.max(...spans.map(({ latest }) => latest))
  if (others >= year || spans.filter(({ latest }) => latest === others).length < 2) return undefined
  return { row, date: String(dateNaming(year, row.fields, yearOf)), year, others }
}

function dateNaming(year: number, fields: Fields, { start, end }: { start: string; end: string }): unknown {
  if (yearAt(fields[end], yearThatHolds) === year) return fields[end]
  return yearAt(fields[start], yearThatBegins) === year ? fields[start] : undefined
}

/** Whether the register knows a row from a later year than this file's. A year that has not begun was typed wrong once and protects nothing. */
export function isOlder(fileAsOf: string | undefined, before: Fields, today: Temporal.PlainDate): boolean {
  const known = before['as_of']
  if (fileAsOf === undefined || typeof known !== 'string') return false
  return known > fileAsOf && known <= `${yearThatHolds(today)}-03-31`
}

/** The financial years through which a row was under way, by the year in which they end. */
type Span = { from: number; until: number; latest: number }

function spanOf(fields: Fields, { start, end }: { start: string; end: string }): Span[] {
  const [from, until] = [yearAt(fields[start], yearThatBegins), yearAt(fields[end], yearThatHolds)]
  if (from === undefined) return []
  return [{ from, until: until ?? Number.POSITIVE_INFINITY, latest: until ?? from }]
}

function yearAt(date: Fields[string] | undefined, yearOf: (date: Temporal.PlainDate) => number): number | undefined {
  return typeof date === 'string' ? yearOf(Temporal.PlainDate.from(date)) : undefined
}

/** What begins on 1 April begins the year. */
const yearThatBegins = ({ month, year }: Temporal.PlainDate): number => (month > 3 ? year + 1 : year)

export function yearThatHolds(date: Temporal.PlainDate): number {
  return yearThatBegins(date.month === 4 && date.day === 1 ? date.subtract({ days: 1 }) : date)
}
