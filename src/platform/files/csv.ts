import Papa from 'papaparse'
import { decode, sniff } from './sniff.ts'

export type CsvRow = {
  /** The line at which the row begins, as a text editor counts them: the header is line 1. */
  line: number
  /** As many as there are columns, in their order, with blanks at the ends taken off. */
  cells: readonly string[]
}

/** One thing that is wrong with one row. */
export type RowFault = CsvRow & { code: string; because: string }

export type Csv = {
  columns: readonly string[]
  rows: readonly CsvRow[]
  faults: readonly RowFault[]
  /** Not all of the file is UTF-8: accents may have been taken for others. */
  guessed: boolean
  /** How many rows stand above the headings: a title, a date, `sep=`. */
  above: number
}

/** A table, or why the file is none; `line` when the reason lies at one. */
export type ReadCsv = ({ ok: true } & Csv) | { ok: false; code: string; because: string; line?: number }

/** Whether these cells are the headings of a file that is known: then they are looked for below a title, and between other signs than commas. */
export type IsHeader = (cells: readonly string[]) => boolean

export type CsvLimits = { bytes: number; columns: number; lines?: number }

const usualLimits: CsvLimits = { bytes: 20_000_000, columns: 200 }

/**
 * Reads the bytes of a comma-separated file. Takes a byte order mark, any line ending, windows-1252, quoted line
 * breaks, blank lines and trailing empty columns as they come. A row whose cells do not match the header becomes a
 * fault and not a row. Never throws, whatever the bytes.
 */
export function readCsv(bytes: Uint8Array, limits: CsvLimits = usualLimits, isHeader?: IsHeader): ReadCsv {
  if (bytes.length > limits.bytes) return refuse('too_large', tooLarge(bytes.length, limits))
  const notATable = sniff(bytes)
  if (notATable) return { ok: false, ...notATable }
  const lines = linesIn(bytes)
  if (lines > (limits.lines ?? Number.POSITIVE_INFINITY)) return refuse('too_many_lines', tooManyLines(lines, limits))
  const { text, guessed } = decode(bytes)
  const { delimiter, above } = whereItBegins(text, isHeader)
  const records = recordsOf(text, delimiter).slice(above)
  const unpaired = records.find((record) => record.unpairedQuote)
  if (unpaired) return unpairedQuote(unpaired.line)
  const [header, ...rest] = records
  if (!header) return refuse('empty', 'This file has no rows. Check that the export finished, then choose it again.')
  const columns = withoutTrailingBlanks(header.cells)
  const fault = faultOfHeader(columns, limits)
  if (fault) return { ok: false, ...fault, line: header.line }
  return { ok: true, columns, ...split(rest, columns.length), guessed, above }
}

/** Why a file of this many bytes is not read. */
export function tooLarge(bytes: number, limits: Pick<CsvLimits, 'bytes'>): string {
  const size = `This file is ${Math.ceil(bytes / 1e6)} MB; at most ${Math.floor(limits.bytes / 1e6)} MB can be read.`
  return `${size} Choose one year, or export fewer columns.`
}

function tooManyLines(lines: number, { lines: most = 0 }: CsvLimits): string {
  const [has, may] = [lines, most].map((count) => count.toLocaleString('en-GB'))
  return `This file has ${has} lines; at most ${may} can be read. Choose one year, or take out the blank lines.`
}

/** Line breaks of any kind. */
function linesIn(bytes: Uint8Array): number {
  let count = 0
  for (let at = 0; at < bytes.length; at += 1)
    if (bytes[at] === 0x0a || (bytes[at] === 0x0d && bytes[at + 1] !== 0x0a)) count += 1
  return count
}

/** How far down the headings are looked for. */
const mostAbove = 10

/** Between what the columns stand, and below how many rows the headings: those of a file that is known, where there are such; else the
 * first row, between commas. A line `sep=;`, which some programs write for Excel, is passed by. */
function whereItBegins(text: string, isHeader: IsHeader | undefined): { delimiter: string; above: number } {
  const beginning = text.slice(0, 100_000)
  const said = /^\uFEFF?"?sep=(.)"?\s*(?:\r|\n)/i.exec(beginning)?.[1]
  for (const delimiter of isHeader ? [...(said ? [said] : []), ',', ';', '\t', '|'] : []) {
    const above = recordsOf(beginning, delimiter, mostAbove + 1).findIndex(({ cells }) =>
      isHeader!(withoutTrailingBlanks(cells)),
    )
    if (above >= 0) return { delimiter, above }
  }
  return { delimiter: ',', above: said === undefined ? 0 : 1 }
}

type RawRow = { line: number; cells: string[]; unpairedQuote: boolean }

/** Every record that is not blank, with the line at which it begins. */
function recordsOf(text: string, delimiter: string, first = 0): RawRow[] {
  const parsed = Papa.parse<string[]>(text.replace(/\r\n?/g, '\n'), { delimiter, newline: '\n', preview: first })
  const unpaired = new Set(parsed.errors.map((error) => error.row))
  let line = 1
  const records = parsed.data.map((cells, index) => {
    const begins = line
    line += 1 + cells.reduce((breaks, cell) => breaks + lineBreaksIn(cell), 0)
    return { line: begins, cells: cells.map(trim), unpairedQuote: unpaired.has(index) }
  })
  return records.filter((record) => record.unpairedQuote || record.cells.some((cell) => cell !== ''))
}

function split(records: RawRow[], width: number): { rows: CsvRow[]; faults: RowFault[] } {
  const rows: CsvRow[] = []
  const faults: RowFault[] = []
  for (const record of records) {
    const cells = fitted(record.cells, width)
    const fault = faultOfRow(cells.length, width, /[“”„]/.test(cells.join('')))
    if (fault) faults.push({ line: record.line, cells, ...fault })
    else rows.push({ line: record.line, cells })
  }
  return { rows, faults }
}

/** Blank cells past the last column are what spreadsheets leave behind; they say nothing. */
function fitted(cells: string[], width: number): string[] {
  return cells.length > width && cells.slice(width).every((cell) => cell === '') ? cells.slice(0, width) : cells
}

function faultOfRow(cells: number, width: number, isSmart: boolean): Pick<RowFault, 'code' | 'because'> | undefined {
  if (cells === width) return undefined
  const counts = `This row has ${cells} ${cells === 1 ? 'value' : 'values'} and the header has ${width}.`
  return cells > width
    ? {
        code: 'too_many_cells',
        because: `${counts} Put values that hold a comma in quotation marks${isSmart ? ': in straight ones ("), these are curly (“ ”)' : ''}.`,
      }
    : {
        code: 'too_few_cells',
        because: `${counts} Look for a missing comma, or a line break that is not in quotation marks.`,
      }
}

function faultOfHeader(columns: string[], limits: CsvLimits): { code: string; because: string } | undefined {
  if (columns.length > limits.columns) {
    return {
      code: 'too_many_columns',
      because: `This file has ${columns.length} columns; at most ${limits.columns} can be read.`,
    }
  }
  const [only] = columns
  if (columns.length === 1 && only && /[;\t|]/.test(only)) {
    return {
      code: 'not_commas',
      because:
        'The columns of this file are not separated by commas. Save it as “CSV UTF-8 (comma delimited)”. Where your computer writes semicolons all the same, check the names of the columns: with those that Hearth knows, semicolons are read as well.',
    }
  }
  const twice = columns.find((name, index) => name !== '' && columns.findIndex((other) => same(name, other)) !== index)
  if (twice === undefined) return undefined
  return {
    code: 'duplicate_column',
    because: `Two columns are called ${shorten(twice)}. Rename or remove one of them.`,
  }
}

function withoutTrailingBlanks(cells: string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1)
}

function same(name: string, other: string): boolean {
  return name.toLowerCase() === other.toLowerCase()
}

function shorten(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name
}

/** Takes off blanks at both ends; String.trim counts the non-breaking kind and the byte order mark as blanks. */
function trim(cell: string): string {
  return cell.trim()
}

function lineBreaksIn(cell: string): number {
  return cell.includes('\n') ? cell.split('\n').length - 1 : 0
}

/** A value that never closes swallows the rows after it, so nothing that follows could be trusted. */
function unpairedQuote(line: number): ReadCsv {
  const because = `The quotation marks of the row that begins on line ${line} do not pair up.`
  return refuse('unpaired_quote', `${because} Write a quotation mark inside a value twice.`, line)
}

function refuse(code: string, because: string, line?: number): ReadCsv {
  return { ok: false, code, because, ...(line === undefined ? {} : { line }) }
}
