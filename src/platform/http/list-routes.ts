import { writeCsv } from '../files/write-csv.ts'
import { type Columns, filedRows } from '../html/columns-table.ts'
import { type AskedPage, type ListPage, mostInFile, wholeList } from '../list-page.ts'
import { readPage } from './numbers.ts'
import { asFile, page, type Context, type PageContent, type Reply, type Route } from './route.ts'

/** A list: what is read, its columns, and the page around it. The page shows 25 of it; the file holds the same columns of all that the
 * page's choices leave, as far as this person may see it. */
export type Listed<Row, Facts extends { list: ListPage<Row> }, Need extends string> = {
  path: string
  need: Need
  /** What several are called, in the name of the file and in the trail: "audits". */
  many: string
  read: (context: Context, asked: AskedPage) => Promise<Facts>
  columns: (facts: Facts) => Columns<Row>
  /** What the trail says of looking at it, where that is no mere list. */
  records?: string
  /** Forms stand on the page, too. */
  keyed?: true
  seen?: (facts: Facts) => Record<string, unknown>
  /** What stays in Hearth: a file is carried about. */
  leavesOut?: (row: Row) => boolean
  page: (facts: Facts, columns: Columns<Row>) => PageContent
}

/** The two addresses of a list: its page, and the same as a file, which leaves a line in the trail that says what and how many. */
export function listRoutes<Row, Facts extends { list: ListPage<Row> }, Need extends string>(
  listed: Listed<Row, Facts, Need>,
): [Route<Need>, Route<Need>] {
  const { path, need, records = 'nothing', seen, keyed } = listed
  const shown = async (context: Context): Promise<Reply> => {
    const facts = await listed.read(context, readPage(context.query))
    if (seen) context.saw({ data: seen(facts) })
    return page(listed.page(facts, listed.columns(facts)))
  }
  return [
    { method: 'GET', path, need, records, ...(keyed ? { keyed } : {}), handler: shown },
    {
      method: 'GET',
      path: `${path}.csv`,
      need,
      records: 'list taken out',
      handler: (context) => filed(listed, context),
    },
  ]
}

async function filed<Row, Facts extends { list: ListPage<Row> }, Need extends string>(
  { many, read, columns, leavesOut }: Listed<Row, Facts, Need>,
  context: Context,
): Promise<Reply> {
  const facts = await read(context, wholeList)
  const { list } = facts
  const taken = leavesOut ? list.rows.filter((row) => !leavesOut(row)) : list.rows
  const { headings, rows } = filedRows(taken, columns(facts))
  const further = [`There are more than these ${mostInFile}: narrow the list, and take each part.`]
  context.saw({ data: { list: many, rows: taken.length, narrowed: narrowedTo(context.query) } })
  const name = `${many.replaceAll(/[^a-z]+/g, '-')}-${context.today}.csv`
  return asFile(name, 'text/csv; charset=utf-8', writeCsv(headings, list.more ? [...rows, further] : rows))
}

/** What somebody types to find people by. */
const typed: ReadonlySet<string> = new Set(['search', 'name'])

/** By which words of the address, and to which of them where that is no name: a number, a day or a word of ours. */
const narrowedTo = (query: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query)
      .filter(([name, value]) => value !== '' && name !== 'page' && name !== 'after')
      .map(([name, value]) => [
        name.slice(0, 40),
        !typed.has(name) && /^[\w.:-]{1,40}$/.test(value) ? value : '(words)',
      ]),
  )
