import { readCsv, tooLarge } from '#platform/files/index.ts'
import type { Kind } from './kinds/index.ts'
import { type Asked, type Finding, type ReadRow, readRows, type Warning } from './read-rows.ts'
import { namedShort, notRead, recognise } from './recognise.ts'

/** A file as it was chosen. */
/** `size`: where so much was sent that its bytes were not kept. */
export type GivenFile = { name: string; bytes: Uint8Array; size?: number }

/** A file that has been read: what it is, the rows that hold, and everything that is wrong with the others. */
export type ReadFile = {
  name: string
  /** Undefined when it is no table, or none that we know; then the one error says why. */
  kind: Kind | undefined
  /** Rows in the file, whether they hold or not. */
  count: number
  rows: readonly ReadRow[]
  errors: readonly Finding[]
  warnings: readonly Warning[]
  /** What is asked of the file rather than of its rows. */
  questions?: readonly Asked[]
}

/** A return of the largest authority is well under a megabyte a year. */
export const fileLimits = { bytes: 5_000_000, columns: 200, lines: 150_000 }

/** Reads a chosen file. Whatever the bytes, it comes back with rows, or with words that say what is wrong. Never throws. */
export function readFile({ name, bytes, size = bytes.length }: GivenFile): ReadFile {
  if (size > bytes.length)
    return unread(name, { row: null, column: null, code: 'too_large', message: tooLarge(size, fileLimits) })
  const table = readCsv(bytes, fileLimits, (cells) => recognise(cells).ok)
  if (!table.ok)
    return unread(name, { row: table.line ?? null, column: null, code: table.code, message: table.because })
  const known = recognise(table.columns)
  if (!known.ok) return unread(name, { row: 1, column: null, code: known.code, message: known.because })
  const { warnings, ...read } = readRows(known.kind, table)
  return {
    name,
    kind: known.kind,
    count: table.rows.length + table.faults.length,
    ...read,
    warnings: [...ofRowsAbove(table.above), ...ofOtherColumns(known.kind, table.columns), ...warnings],
  }
}

/** A title, or a date, that a report writes above its headings. */
function ofRowsAbove(above: number): Warning[] {
  if (above === 0) return []
  const rows = above === 1 ? 'One row stands' : `${above} rows stand`
  const message = `${rows} above the headings, and ${above === 1 ? 'is' : 'are'} not read.`
  return [{ row: 1, column: null, code: 'rows_above', message, rows: above }]
}

/** A column whose name is spelled otherwise would be left out without a word. */
function ofOtherColumns(kind: Kind, columns: readonly string[]): Warning[] {
  const others = notRead(kind, columns)
  if (others.length === 0) return []
  const message = `Not read: ${namedShort(others)}. Hearth knows no such column of this file; if one of them is meant, spell it as the page where files are chosen does.`
  return [{ row: 1, column: null, code: 'columns_not_read', message, rows: 1 }]
}

function unread(name: string, why: Finding): ReadFile {
  return { name, kind: undefined, count: 0, rows: [], errors: [why], warnings: [] }
}
