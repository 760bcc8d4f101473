import { escaped, html, type SafeHtml } from './html.ts'
import { classNames } from './markup.ts'
import { type TableCell, type TableOptions, table } from './table.ts'

/** A table whose rows become small cards on narrow screens, each cell under its column's heading. What stands first in a row names it, to
 * whoever hears the table cell by cell. */
export function stackedTable(options: TableOptions & { head: readonly TableCell[]; caption: string }): SafeHtml {
  const rows = options.rows.map(
    (row) => row && row.map((cell, at) => labelled(named(cell, at, row, options), options.head[at])),
  )
  return table({
    firstCellIsHeader: true,
    ...options,
    rows,
    classes: classNames('hearth-table--stacked', options.classes),
  })
}

const figureAlone = /^<a( class="[^"]*" href="[^"]*")>(\d[^<]*)<\/a>$/

/** A link that shows a figure alone says of what, to whoever hears it among the links of the page: “18, Children, Heard”. */
function named(
  cell: TableCell,
  at: number,
  [first]: readonly TableCell[],
  { head, caption }: { head: readonly TableCell[]; caption: string },
): TableCell {
  const [, attributes, figure] = (at > 0 && figureAlone.exec(String(cell.html ?? '').trim())) || []
  if (figure === undefined) return cell
  const row = wordsOf(first)
  const column = wordsOf(head[at]) || escaped(caption)
  const says = [figure, row, column].filter(Boolean).join(', ')
  return { ...cell, html: html.raw`<a aria-label="${says}"${attributes!}>${figure}</a>` }
}

/** The words of a cell, as they may stand in an attribute. */
function wordsOf(cell: TableCell | undefined): string {
  if (cell?.html === undefined) return escaped(String(cell?.text ?? ''))
  const words = String(cell.html).replaceAll(/<[^>]*>/g, ' ')
  return words.replaceAll('"', '&quot;').replaceAll(/\s+/g, ' ').trim()
}

function labelled(cell: TableCell, heading: TableCell | undefined): TableCell {
  if (heading?.text === undefined) return cell
  const label = { 'data-label': heading.text }
  return { ...cell, attributes: cell.attributes ? { ...label, ...cell.attributes } : label }
}
