import { looksLikeFormula } from './formula.ts'

/** What stands in a cell of a file: a day as 2026-11-26, which every spreadsheet reads as a day; nothing where there is nothing. */
export type Filed = string | number | Temporal.PlainDate | null | undefined

/**
 * A comma-separated file that opens in a spreadsheet as it is: UTF-8 that says so (byte order mark), CR LF, every text in quotation marks.
 * What a spreadsheet would run begins with an apostrophe, which it takes for "this is text". Sources: RFC 4180; OWASP, "CSV injection".
 */
export function writeCsv(headings: readonly string[], rows: readonly (readonly Filed[])[]): string {
  return `\uFEFF${[headings, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}

function cell(value: Filed): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  return `"${harmless(value.replaceAll(/\r\n?/g, '\n')).replaceAll('"', '""')}"`
}

/** Also behind blanks, and with the wide signs that some spreadsheets take for the same. */
function harmless(text: string): string {
  const begins = text.trimStart()
  return looksLikeFormula(begins.normalize('NFKC')) || /^[\t\r\n]/.test(text) ? `'${text}` : text
}
