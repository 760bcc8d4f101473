import type { Csv, CsvRow } from '#platform/files/index.ts'
import { looksLikeFormula } from '#platform/files/index.ts'
import { isMonthFirst } from '#platform/dates/index.ts'
import {
  type Column,
  type Fields,
  isWithheld,
  type Kind,
  keyColumns,
  keyFields,
  keyOf,
  type Value,
} from './kinds/index.ts'
import { readValue } from './read-value.ts'
import { columnKey } from './recognise.ts'

/** One row as the register would hold it. `row` is the line a person sees; the header is line 1. */
export type ReadRow = { row: number; key: string; fields: Fields; asks?: readonly Asked[] }

/** Something that is wrong with a row, or with the file when `row` is null. The code is stable; the words may change. */
export type Finding = { row: number | null; column: string | null; code: string; message: string }

/** Something that a person must answer before anything is brought in. `id` is the same whenever the same is asked. */
export type Asked = Finding & { id: string }

/** Something worth a look that keeps nothing out, said once however many rows it is true of; `row` is the first. */
export type Warning = Finding & { rows: number }

export type ReadRows = { rows: ReadRow[]; errors: Finding[]; warnings: Warning[] }

/** Reads every row of a recognised table. A row with anything wrong is left out and every fault of it named. Never throws. */
export function readRows(kind: Kind, table: Csv): ReadRows {
  const columns = columnsOf(kind, table.columns)
  const monthFirst = columns.flatMap((column) => monthFirstIn(column, [...table.rows, ...table.faults]))
  if (monthFirst.length > 0) return { rows: [], errors: monthFirst, warnings: [] }
  const errors = table.faults.map((fault) => finding(fault.line, null, fault.code, fault.because))
  const doubts: Finding[] = []
  const rows: ReadRow[] = []
  for (const row of table.rows) {
    if (errors.length > mostErrors) return tooManyErrors(errors.slice(0, mostErrors), row.line)
    const { fields, ...read } = readRow(kind, columns, row, table.guessed)
    errors.push(...read.errors)
    doubts.push(...read.doubts)
    const asks = read.asks.length > 0 ? { asks: read.asks } : {}
    if (read.errors.length === 0) rows.push({ row: row.line, key: keyOf(kind, fields), fields, ...asks })
  }
  const once = withoutRepeats(kind, rows)
  return {
    rows: once.rows,
    errors: [...errors, ...once.errors].sort((a, b) => (a.row ?? 0) - (b.row ?? 0)),
    warnings: gathered([...doubts, ...once.doubts]),
  }
}

/** Says each distinct thing once, with the first row that it is true of and how many there are. */
export function gathered(doubts: readonly Finding[]): Warning[] {
  const groups = Object.groupBy(doubts, (doubt) => `${doubt.column} ${doubt.code} ${doubt.message}`)
  return Object.values(groups).flatMap((group) => (group?.[0] ? [{ ...group[0], rows: group.length }] : []))
}

/** With so many errors it is the wrong file, or its columns have slipped: no row of it is to be trusted. */
const mostErrors = 5000

function tooManyErrors(errors: Finding[], line: number): ReadRows {
  const says = `There are more than ${mostErrors.toLocaleString('en-GB')} errors up to this row, so no row of this file is brought in.`
  const stop = finding(
    line,
    null,
    'too_many_errors',
    `${says} Check that it is the right file and that its columns have not slipped.`,
  )
  return { rows: [], errors: [...errors, stop], warnings: [] }
}

type Given = { name: string; position: number; column: Column | undefined }

/** The file's columns, each with what the kind says of it, if anything. */
function columnsOf(kind: Kind, names: readonly string[]): Given[] {
  const known = new Map(Object.entries(kind.columns).map(([name, column]) => [columnKey(name), { name, column }]))
  return names.map((given, position) => ({ name: given, column: undefined, ...known.get(columnKey(given)), position }))
}

/** A column with one date that can only be read with the month first is trusted nowhere: its other dates look right and are wrong. */
function monthFirstIn({ name, position, column }: Given, rows: readonly CsvRow[]): Finding[] {
  if (column?.type !== 'date') return []
  const first = rows.find(({ cells }) => isMonthFirst(cells[position] ?? ''))
  if (!first) return []
  const says = `This column seems to have the month first: ${first.cells[position]} can be no other date. Write every date of the column with the day first, or as 2026-03-31, and choose the file again. Nothing of this file is brought in.`
  return [finding(first.line, name, 'month_first', says)]
}

type Reading = { fields: Fields; errors: Finding[]; doubts: Finding[]; asks: Asked[] }

function readRow(kind: Kind, columns: Given[], row: CsvRow, guessed: boolean): Reading {
  const fields: Record<string, Value> = {}
  const errors: Finding[] = []
  const doubts: Finding[] = []
  const asks: Asked[] = []
  for (const { name, position, column } of columns) {
    const text = row.cells[position] ?? ''
    if (!column || column.type === 'not_kept') {
      if (looksLikeFormula(text)) doubts.push(notRead(row.line, name))
      continue
    }
    const read = readValue(column, text, guessed)
    if (!read.ok) errors.push(finding(row.line, name, read.code, isWithheld(column) ? notRepeated : read.because))
    else fields[column.field] = read.value
    if (read.ok && read.doubt) doubts.push(finding(row.line, name, read.doubt.code, read.doubt.because))
    if (read.ok && read.asks)
      asks.push({ id: `${read.asks.code} ${text}`, ...finding(row.line, name, read.asks.code, read.asks.because) })
  }
  if (errors.length === 0) judge(kind, row.line, fields, errors, doubts)
  return { fields, errors, doubts, asks }
}

/** Where few may know what stands in a column, what cannot be read there is not said again. */
const notRepeated = 'This is not one of the codes of this column, which Hearth does not show. Mend it in the file.'

function judge(kind: Kind, line: number, fields: Fields, errors: Finding[], doubts: Finding[]): void {
  for (const check of kind.checks ?? []) {
    const says = check.finds(fields)
    if (says) (check.weight === 'error' ? errors : doubts).push(finding(line, check.column, check.code, says))
  }
}

/** The same row twice is read once; two rows that share a key and differ cannot both be true. */
export function withoutRepeats(
  kind: Kind,
  rows: readonly ReadRow[],
): { rows: ReadRow[]; errors: Finding[]; doubts: Finding[] } {
  const first = new Map<string, ReadRow>()
  const errors: Finding[] = []
  const doubts: Finding[] = []
  for (const row of rows) {
    const earlier = first.get(row.key)
    if (!earlier) first.set(row.key, row)
    else if (sameFields(earlier.fields, row.fields)) doubts.push(repeated(row.row))
    else errors.push(finding(row.row, keyColumns(kind)[0] ?? null, 'duplicate_key', sharesKey(kind, earlier)))
  }
  return { rows: [...first.values()], errors, doubts }
}

/** Whether two rows say the same of every field that either has. */
export function sameFields(one: Fields, other: Fields): boolean {
  return Object.keys({ ...one, ...other }).every((field) => one[field] === other[field])
}

function sharesKey(kind: Kind, earlier: ReadRow): string {
  const key = keyFields(kind).length > 1 ? keyColumns(kind).join(' and ') : (keyColumns(kind)[0] ?? '')
  return `Row ${earlier.row} has the same ${key} and says something else. Keep one of the two.`
}

function repeated(row: number): Finding {
  return finding(row, null, 'repeated_row', 'The same row stands in the file more than once; it is read once.')
}

function notRead(row: number, column: string): Finding {
  return finding(
    row,
    column,
    'formula',
    'This column holds a formula. Hearth does not read the column, so nothing is lost.',
  )
}

function finding(row: number, column: string | null, code: string, message: string): Finding {
  return { row, column, code, message }
}
