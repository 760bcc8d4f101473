import type { SafeHtml } from './html.ts'
import { classNames } from './markup.ts'
import { type TableCell, type TableOptions, table } from './table.ts'

/** A table whose rows become small cards on narrow screens, each cell under its column's heading. What stands first in a row names it, to
 * whoever hears the table cell by cell. */
export function stackedTable(options: TableOptions & { head: readonly TableCell[]; caption: string }): SafeHtml {
  const rows = options.rows.map((row) => row && row.map((cell, at) => labelled(cell, options.head[at])))
  return table({
    firstCellIsHeader: true,
    ...options,
    rows,
    classes: classNames('hearth-table--stacked', options.classes),
  })
}

function labelled(cell: TableCell, heading: TableCell | undefined): TableCell {
  if (heading?.text === undefined) return cell
  const label = { 'data-label': heading.text }
  return { ...cell, attributes: cell.attributes ? { ...label, ...cell.attributes } : label }
}
