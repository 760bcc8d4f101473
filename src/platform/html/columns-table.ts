import type { Filed } from '../files/write-csv.ts'
import { isSafeHtml, type SafeHtml } from './html.ts'
import { stackedTable } from './stacked-table.ts'

/** One column: what stands in it on the page and in the file of the same list. A mere text is the same in both; what has a link or a date in
 * words on the page says apart what the file holds. Without `shown` it stands in the file alone, without `filed` on the page alone. */
export type Column<Row> =
  | ((row: Row) => string | SafeHtml)
  | { shown?: (row: Row) => string | SafeHtml; filed?: (row: Row) => Filed }

/** A list, described once: each heading, and what stands under it. */
export type Columns<Row> = Readonly<Record<string, Column<Row>>>

export type TableRest = { classes?: string }

/** A table that is said column by column: the heading, and what stands under it in each row. Its caption is read aloud only. */
export function columnsTable<Row>(
  caption: string,
  rows: readonly Row[],
  columns: Columns<Row>,
  rest: TableRest = {},
): SafeHtml {
  const shown = Object.entries(columns).flatMap(([heading, column]) => {
    const cell = typeof column === 'function' ? column : column.shown
    return cell ? [{ heading, cell }] : []
  })
  return stackedTable({
    ...{ caption, captionClasses: 'govuk-visually-hidden', ...rest },
    head: shown.map(({ heading }) => ({ text: heading })),
    rows: rows.map((row) =>
      shown.map(({ cell }) => {
        const said = cell(row)
        return isSafeHtml(said) ? { html: said } : { text: said }
      }),
    ),
  })
}

/** The same as the rows of a file. Throws where a column has markup and does not say what the file holds. */
export function filedRows<Row>(rows: readonly Row[], columns: Columns<Row>): { headings: string[]; rows: Filed[][] } {
  const filed = Object.entries(columns).flatMap(([heading, column]) => {
    const cell = typeof column === 'function' ? column : column.filed
    return cell ? [{ heading, cell }] : []
  })
  return {
    headings: filed.map(({ heading }) => heading),
    rows: rows.map((row) => filed.map(({ heading, cell }) => inFile(heading, cell(row)))),
  }
}

function inFile(heading: string, said: Filed | SafeHtml): Filed {
  if (isSafeHtml(said)) throw new Error(`The column "${heading}" has markup: say beside it what a file holds (filed).`)
  return said
}
