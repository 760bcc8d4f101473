import { inOrder, isDay, rowOf, type VisitRow, visitsIn } from '#framework/forms/visit-rows.ts'
import { dateFromParts, parseDate } from '#platform/dates/index.ts'
import { textOf } from '#platform/http/index.ts'
import type { Body } from './fields.ts'

/** The parts of one row's fields: its day, its kind, who was seen, and that it is taken out. */
export const partsOfRow = ['on', 'kind', 'seen', 'out'] as const
export type PartOfRow = (typeof partsOfRow)[number]
export const rowField = (part: PartOfRow, at: number): string => `value-${at}-${part}`

/** How many rows stand empty at first. */
export const emptyRows = 2

/** The rows that a form posts, without those that are empty or taken out, in the order in which they are kept; whatever their numbers are, none is
 * left out unread. */
export function rowsIn(body: Body, field: (part: string) => string): string[] {
  const rows: VisitRow[] = []
  const [before = '', after = ''] = field(rowField('on', 0)).split('-0-on')
  const numbers = Object.keys(body)
    .filter((name) => name.startsWith(`${before}-`) && name.endsWith(`-on${after}`))
    .map((name) => name.slice(before.length + 1, name.length - `-on${after}`.length))
    .filter((at) => /^\d{1,6}$/.test(at))
    .map(Number)
  for (const at of numbers.toSorted((one, other) => one - other)) {
    const part = (name: PartOfRow) =>
      textOf(body, field(rowField(name, at)))
        .replaceAll('|', ' ')
        .trim()
    const row = { on: dayOf(part('on')), kind: part('kind'), seen: part('seen') }
    if (part('out') !== 'yes' && (row.on || row.kind || row.seen)) rows.push(row)
  }
  return inOrder(rows).map(rowOf)
}

/** A day as it is typed into one field, the day first; what is none stays as it was typed. */
function dayOf(typed: string): string {
  const [, day, month, year = ''] = /^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4}|\d{2})$/.exec(typed) ?? []
  const read = day ? dateFromParts({ day, month, year: year.length === 2 ? `20${year}` : year }) : parseDate(typed)
  return read.ok ? read.date.toString() : typed
}

/** As it stands in its field again. */
export function asTyped(on: string): string {
  const [year, month, day] = isDay(on) ? on.split('-').map(Number) : []
  return day === undefined ? on : `${day} ${month} ${year}`
}

/** The rows of an answer as the fields of its form; those behind them are emptied. */
export function rowsAsFields(value: unknown, field: (part: string) => string): Record<string, string> {
  const rows = visitsIn(value)
  const empty = { on: '', kind: '', seen: '' }
  return Object.fromEntries(
    Array.from({ length: rows.length + 2 * emptyRows }, (_, at) => rows[at] ?? empty).flatMap(
      ({ on, kind, seen }, at) => [
        [field(rowField('on', at)), asTyped(on)],
        [field(rowField('kind', at)), kind],
        [field(rowField('seen', at)), seen],
      ],
    ),
  )
}
