import type { Need } from '#modules/people/index.ts'
import { dueInWords } from '#platform/dates/index.ts'
import { columnsTable, html, listCount, listPages, nothing, type SafeHtml } from '#platform/html/index.ts'
import { type AnyRoute, type Context, page, readPage, type Reply } from '#platform/http/index.ts'
import type { AskedPage, ListPage } from '#platform/list-page.ts'
import { upperFirst } from '#platform/words.ts'

type Listed = { ref: string; state: string; dueOn: Temporal.PlainDate | null }

/** The page on which the pieces of a stream are listed, newest first, each with its step and by when. */
export type Listing<Row extends Listed> = {
  stream: { path: string; noun: string; steps: Readonly<Record<Row['state'], { name: string }>> }
  /** What several of them are called: "observations". */
  many: string
  title: string
  /** What they are, and who sees them; and what is said where there are none. */
  says: string
  none: string
  /** Between the reference and the step: the heading, and what stands under it. */
  columns: Readonly<Record<string, (row: Row, today: Temporal.PlainDate) => string>>
  list: (context: Context, asked: AskedPage) => Promise<ListPage<Row>>
  /** What stands over the list. */
  above?: (context: Context) => SafeHtml
}

/** The address of the list of a stream's pieces. */
export const listRoute = <Row extends Listed>(listing: Listing<Row>): AnyRoute<Need> => ({
  ...{ method: 'GET', path: listing.stream.path, need: 'signed in', records: 'nothing' },
  handler: (context) => show(listing, context),
})

async function show<Row extends Listed>(listing: Listing<Row>, context: Context): Promise<Reply> {
  const { title, says, above } = listing
  return page({
    title,
    wide: true,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">${says}</p>
      ${above?.(context) ?? nothing}
      ${rows(listing, await listing.list(context, readPage(context.query)), context)}`,
  })
}

function rows<Row extends Listed>(
  { stream, many, none, columns }: Listing<Row>,
  list: ListPage<Row>,
  { query, today }: Context,
): SafeHtml {
  if (list.rows.length === 0) return html`<p class="govuk-body">${none}</p>`
  const { path, noun, steps } = stream
  const own = Object.entries(columns).map(([heading, cell]) => [heading, (row: Row) => cell(row, today)] as const)
  const table = columnsTable<Row>(`${upperFirst(many)}, newest first`, list.rows, {
    [upperFirst(noun)]: ({ ref }) => html`<a class="govuk-link" href="${path}/${ref}">${ref}</a>`,
    ...Object.fromEntries(own),
    Step: ({ state, dueOn }) =>
      [steps[state as Row['state']].name, dueOn && dueInWords(dueOn, today)].filter(Boolean).join(', '),
  })
  return html`${listCount(list, noun, many)}${table}${listPages({ path, chosen: query, list })}`
}
