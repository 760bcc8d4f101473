import { html, type SafeHtml } from './html.ts'
import { classNames } from './markup.ts'
import { type TableCell, type TableOptions, table } from './table.ts'

/** A figure alone, which leads to what it counts; `rest` stands behind it and leads nowhere. */
export type FigureCell = { figure: string; href: string; rest?: string | undefined }
/** What stands in a cell; the first of a row that has a link in it `says` its words, by which the row's figures are named. */
export type StackedCell = (TableCell & { says?: string; figure?: undefined }) | FigureCell

type StackedTable = Omit<TableOptions, 'rows'> & {
  head: readonly TableCell[]
  caption: string
  rows: readonly (readonly StackedCell[] | null | undefined)[]
}

/** A table whose rows become small cards on narrow screens, each cell under its column's heading. What stands first in a row names it, to
 * whoever hears the table cell by cell. */
export function stackedTable(options: StackedTable): SafeHtml {
  const rows = options.rows.map(
    (row) => row && row.map((cell, at) => labelled(drawn(cell, at, row, options), options.head[at])),
  )
  return table({
    firstCellIsHeader: true,
    ...options,
    rows,
    classes: classNames('hearth-table--stacked', options.classes),
  })
}

/** A link that shows a figure alone says of what, to whoever hears it among the links of the page: “18, Children, Heard”. */
function drawn(
  cell: StackedCell,
  at: number,
  [first]: readonly StackedCell[],
  { head, caption }: Pick<StackedTable, 'head' | 'caption'>,
): TableCell {
  if (cell.figure === undefined) return cell
  const says = [cell.figure, wordsOf(first), head[at]?.text || caption].filter(Boolean).join(', ')
  return {
    html: html`<a aria-label="${says}" class="govuk-link" href="${cell.href}">${cell.figure}</a>${cell.rest}`,
  }
}

const wordsOf = (cell: StackedCell | undefined): string =>
  cell === undefined || cell.figure !== undefined ? '' : String(cell.says ?? cell.text ?? '')

function labelled(cell: TableCell, heading: TableCell | undefined): TableCell {
  if (heading?.text === undefined) return cell
  const label = { 'data-label': heading.text }
  return { ...cell, attributes: cell.attributes ? { ...label, ...cell.attributes } : label }
}
