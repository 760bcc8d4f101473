import { html, nothing, type SafeHtml } from './html.ts'
import {
  attribute,
  attributesOf,
  type Common,
  type Content,
  classNames,
  content,
  type Maybe,
  present,
} from './markup.ts'

export type TableCell = Content &
  Common & { format?: 'numeric' | undefined; colspan?: number | undefined; rowspan?: number | undefined }
export type TableOptions = Common & {
  caption?: string | undefined
  captionClasses?: string | undefined
  firstCellIsHeader?: boolean | undefined
  head?: readonly TableCell[] | undefined
  rows: readonly Maybe<readonly TableCell[]>[]
}

/** A table of facts. For narrow screens put it in `scrollable()`, or use `stackedTable()`. */
export function table(options: TableOptions): SafeHtml {
  const { classes, attributes, rows, firstCellIsHeader = false } = options
  return html`<table class="${classNames('govuk-table', classes)}"${attributesOf(attributes)}>
  ${caption(options)}${head(options.head)}
  <tbody class="govuk-table__body">${present(rows).map(
    (row) => html`
    <tr class="govuk-table__row">${row.map((cell, at) => (firstCellIsHeader && at === 0 ? rowHeader(cell) : bodyCell(cell)))}</tr>`,
  )}
  </tbody>
</table>`
}

function caption({ caption: words, captionClasses }: TableOptions): SafeHtml {
  return words
    ? html`<caption class="${classNames('govuk-table__caption', captionClasses)}">${words}</caption>`
    : nothing
}

function head(cells: readonly TableCell[] | undefined): SafeHtml {
  if (!cells) return nothing
  return html`<thead class="govuk-table__head">
    <tr class="govuk-table__row">${cells.map((cell) => html`<th scope="col" class="${classesOf('govuk-table__header', cell)}"${shape(cell)}>${content(cell)}</th>`)}</tr>
  </thead>`
}

function rowHeader(cell: TableCell): SafeHtml {
  return html`<th scope="row" class="${classNames('govuk-table__header', cell.classes)}"${shape(cell)}>${content(cell)}</th>`
}

function bodyCell(cell: TableCell): SafeHtml {
  return html`<td class="${classesOf('govuk-table__cell', cell)}"${shape(cell)}>${content(cell)}</td>`
}

function classesOf(own: string, { format, classes }: TableCell): string {
  return classNames(own, format && `${own}--${format}`, classes)
}

function shape({ colspan, rowspan, attributes }: TableCell): SafeHtml {
  if (!colspan && !rowspan) return attributesOf(attributes)
  return html`${attribute('colspan', colspan)}${attribute('rowspan', rowspan)}${attributesOf(attributes)}`
}
