import { isSafeHtml, type SafeHtml } from './html.ts'
import { stackedTable } from './stacked-table.ts'

export type Columns<Row> = Readonly<Record<string, (row: Row) => string | SafeHtml>>

/** A table that is said column by column: the heading, and what stands under it in each row. Its caption is read aloud only. */
export function columnsTable<Row>(caption: string, rows: readonly Row[], columns: Columns<Row>): SafeHtml {
  return stackedTable({
    ...{ caption, captionClasses: 'govuk-visually-hidden' },
    head: Object.keys(columns).map((text) => ({ text })),
    rows: rows.map((row) =>
      Object.values(columns).map((cell) => {
        const said = cell(row)
        return isSafeHtml(said) ? { html: said } : { text: said }
      }),
    ),
  })
}
