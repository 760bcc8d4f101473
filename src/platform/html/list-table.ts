import { mostInFile } from '../list-page.ts'
import { type Columns, columnsTable, type TableRest } from './columns-table.ts'
import { html, type SafeHtml } from './html.ts'
import { listCount, listPages, type ListPagesOptions } from './list-pages.ts'
import type { ListPage } from '../list-page.ts'

export type ListTable<Row> = Omit<ListPagesOptions, 'list'> & {
  list: ListPage<Row>
  columns: Columns<Row>
  /** "audit", "audits". */
  one: string
  many: string
  /** What the table is, read aloud. */
  caption: string
} & TableRest

/** A list with everything around it: how long it is, its table, its pages, and the way to the same as a file. */
export function listTable<Row>(options: ListTable<Row>): SafeHtml {
  const { list, columns, one, many, caption, path, chosen, classes } = options
  return html`${listCount(list, one, many)}
    ${columnsTable(caption, list.rows, columns, classes ? { classes } : {})}
    ${listPages(options)}
    ${takeOut({ list, many, path, chosen })}`
}

/** The way to the same as a file, where what stands on the page is no table of a list. */
export function takeOut({
  list,
  many,
  path,
  chosen,
}: Pick<ListTable<unknown>, 'list' | 'many' | 'path' | 'chosen'>): SafeHtml {
  return html`<p class="govuk-body hearth-screen-only"><a class="govuk-link" href="${fileAddress(path, chosen)}" download>Take these ${many} into a spreadsheet (CSV)</a>${list.more ? `, the first ${mostInFile.toLocaleString('en-GB')} at most` : ''}. It is noted that you did, and how many there were.</p>`
}

function fileAddress(path: string, chosen: Readonly<Record<string, string>>): string {
  const said = Object.entries(chosen).filter(([name, value]) => value !== '' && name !== 'page' && name !== 'after')
  return `${path}.csv${said.length > 0 ? `?${new URLSearchParams(said)}` : ''}`
}
