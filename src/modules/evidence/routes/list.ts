import type { Need } from '#modules/people/index.ts'
import { dueInWords, inWords } from '#platform/dates/index.ts'
import { type Columns, type Filter, html, listFilter, listTable, nothing, type SafeHtml } from '#platform/html/index.ts'
import { type AnyRoute, type Context, listRoutes } from '#platform/http/index.ts'
import type { Filed } from '#platform/files/write-csv.ts'
import type { AskedPage, ListPage } from '#platform/list-page.ts'
import { restrictedFrom } from '#platform/restricted.ts'
import { upperFirst } from '#platform/words.ts'

type Listed = { id: number; ref: string; state: string; dueOn: Temporal.PlainDate | null }

/** The page on which the pieces of a stream are listed, newest first, each with its step and by when. */
export type Listing<Row extends Listed> = {
  stream: { path: string; noun: string; steps: Readonly<Record<Row['state'], { name: string }>> }
  /** What several of them are called: "observations". */
  many: string
  title: string
  /** What they are, and who sees them; and what is said where there are none. */
  says: string
  none: string
  /** Between the reference and the step: the heading, and what stands under it. A day is said in words on the page, and stands as a day in the file. */
  columns: Readonly<Record<string, (row: Row) => Filed>>
  /** By what it can be narrowed: `list` reads the words of the address, of which those here are kept on its pages and in its file. */
  filters?: readonly Filter[]
  list: (context: Context, asked: AskedPage) => Promise<ListPage<Row>>
  /** What stands over the list. */
  above?: (context: Context) => SafeHtml | Promise<SafeHtml>
}

/** The addresses of the list of a stream's pieces: its page, and the same as a file. */
export const listRoute = <Row extends Listed>(listing: Listing<Row>): AnyRoute<Need>[] => {
  const { stream, many, list, above } = listing
  return listRoutes<Row, Facts<Row>, Need>({
    ...{ path: stream.path, need: 'signed in', many },
    read: async (context, asked) => ({
      list: await list(context, asked),
      over: (await above?.(context)) ?? nothing,
      context,
    }),
    columns: ({ context }) => columnsOf(listing, context.today),
    page: (facts, columns) => pageOf(listing, facts, columns),
    leavesOut: ({ id }) => id >= restrictedFrom,
  })
}

type Facts<Row> = { list: ListPage<Row>; over: SafeHtml; context: Context }

function pageOf<Row extends Listed>(listing: Listing<Row>, { list, over, context }: Facts<Row>, columns: Columns<Row>) {
  const { title, says, stream, many, none, filters = [] } = listing
  const { query: chosen } = context
  const { path, noun } = stream
  const table = {
    list,
    columns,
    path,
    chosen,
    one: noun,
    many,
    caption: `${upperFirst(many)}, newest first`,
  }
  return {
    title,
    wide: true,
    main: html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">${says}</p>
      ${over}
      ${filters.length > 0 ? listFilter({ path, chosen, filters }) : nothing}
      ${list.rows.length === 0 ? html`<p class="govuk-body">${filters.some(({ name }) => chosen[name]) ? 'None stands there.' : none}</p>` : listTable(table)}`,
  }
}

function columnsOf<Row extends Listed>({ stream, columns }: Listing<Row>, today: Temporal.PlainDate): Columns<Row> {
  const { path, noun, steps } = stream
  const shownOf = (value: Filed): string =>
    value instanceof Temporal.PlainDate ? inWords(value, today) : String(value ?? '')
  const own = Object.entries(columns).map(
    ([heading, cell]) => [heading, { shown: (row: Row) => shownOf(cell(row)), filed: cell }] as const,
  )
  const stepOf = ({ state }: Row): string => steps[state as Row['state']].name
  return {
    [upperFirst(noun)]: {
      shown: ({ ref }) => html`<a class="govuk-link" href="${path}/${ref}">${ref}</a>`,
      filed: ({ ref }) => ref,
    },
    ...Object.fromEntries(own),
    Step: {
      shown: (row) => [stepOf(row), row.dueOn && dueInWords(row.dueOn, today)].filter(Boolean).join(', '),
      filed: stepOf,
    },
    Due: { filed: ({ dueOn }) => dueOn },
  }
}
