import sql, { empty, join, raw, type Sql } from 'sql-template-tag'
import { type AskedPage, countedUpTo, lastPageOf, type ListPage, mostInFile, pageSize, wholeOf } from '../list-page.ts'
import type { Tx } from './index.ts'

export type List = {
  columns: Sql
  /** From which the columns are read. */
  from: Sql
  /** What the conditions and the order need of it, under the same names. */
  counted: Sql
  where: readonly Sql[]
  /** The last one is the number by which each row is known. */
  order: readonly Sql[]
  newestFirst?: boolean
  /** A figure stands elsewhere that must be equal to it: then it is counted, and listed, to its end. */
  toItsEnd?: boolean
  /** How many there are, where that is known already; of more than are counted, one more. */
  known?: number | undefined
  /** The numbers of all that there are, in their order, where those are known already. */
  all?: readonly number[] | undefined
}

/**
 * One page of a list: counted to `countedUpTo` and one, and no page after the last. One statement, in which the database finds the
 * numbers on the page first, and reads of these alone what stands in their rows.
 */
export async function listPage<Row>(tx: Tx, list: List, asked: AskedPage): Promise<ListPage<Row>> {
  if (asked.whole) return wholeList<Row>(tx, list, asked)
  const safely = lastPageOf(countedUpTo)
  const page = asked.page <= safely ? asked.page : list.toItsEnd ? await lastPage(tx, list, asked) : safely
  const start = (page - 1) * pageSize
  const known = list.all?.length ?? list.known
  const numbers = list.all
    ? sql`${list.all.slice(start, start + pageSize)}`
    : sql`array(select ${idOf(list)} from ${list.counted} ${where(list, asked)} order by ${order(list)} limit ${pageSize} offset ${start})`
  const found = await tx.many<Row & Found>(sql`select ${list.columns}, ${idOf(list)} as "listedId",
      (${known === undefined ? countOf(list, asked) : sql`${known}::int`}) as "listedCount"
    from ${list.from} where ${idOf(list)} = any (${numbers})
    order by ${order(list)}`)
  const [first, last] = [found[0], found.at(-1)]
  if (!first || !last) return page > 1 ? again(tx, list, asked) : nothingHere(tx, list, asked)
  const more = !list.toItsEnd && first.listedCount > countedUpTo
  const count = more ? countedUpTo : first.listedCount
  const rows = found.map(({ listedId: _id, listedCount: _count, ...row }) => row as unknown as Row)
  return { rows, count, more, page, asked, next: more && page === safely ? last.listedId : undefined }
}

/** So many rows of a file are read in one statement: it has as many more to do as it is long, and none holds up the others. */
const batch = 250

/** All of a list, for a file: which there are first, then their rows. */
async function wholeList<Row>(tx: Tx, list: List, asked: AskedPage): Promise<ListPage<Row>> {
  const ids = list.all ?? (await listIds(tx, list, asked, sql`limit ${mostInFile + 1}`))
  const rows: Row[] = []
  for (let at = 0; at < Math.min(ids.length, mostInFile + 1); at += batch)
    rows.push(
      ...(await tx.many<Row & object>(
        sql`select ${list.columns} from ${list.from} where ${idOf(list)} = any (${ids.slice(at, at + batch)}) order by ${order(list)}`,
      )),
    )
  return wholeOf(rows, asked)
}

/** The numbers of all rows, in their order. Asked for before the page where a condition costs much: then it is judged once, and not for the page
 * and for how many there are. */
export async function listIds(tx: Tx, list: List, asked: AskedPage, limit: Sql = empty): Promise<number[]> {
  const { ids } = await tx.one<{ ids: number[] }>(
    sql`select array(select ${idOf(list)} from ${list.counted} ${where(list, asked)} order by ${order(list)} ${limit}) as ids`,
  )
  return ids
}

type Found = { listedId: number; listedCount: number }

/** How long such a list is: exactly up to `countedUpTo`, beyond it one more. */
export async function countList(tx: Tx, list: Pick<List, 'counted' | 'where' | 'toItsEnd'>): Promise<number> {
  return (await tx.one<{ count: number }>(countOf({ ...list, order: [] }, { page: 1 }))).count
}

/** An empty list; or nothing comes after the one that was last, or that one is not to be seen any more: the list from its beginning, which
 * nobody shall take for empty. */
async function nothingHere<Row>(tx: Tx, list: List, asked: AskedPage): Promise<ListPage<Row>> {
  if (asked.after !== undefined) return listPage<Row>(tx, list, { page: 1 })
  return { rows: [], count: 0, more: false, page: 1, asked }
}

/** The page asked for lies after the last. */
async function again<Row>(tx: Tx, list: List, asked: AskedPage): Promise<ListPage<Row>> {
  const last = await listPage<Row>(tx, list, { ...asked, page: await lastPage(tx, list, asked) })
  return last.asked.after === asked.after ? { ...last, asked } : last
}

async function lastPage(tx: Tx, list: List, asked: AskedPage): Promise<number> {
  const count = list.all?.length ?? (await tx.one<{ count: number }>(countOf(list, asked))).count
  return Math.min(asked.page, lastPageOf(count))
}

function countOf(list: Pick<List, 'counted' | 'where' | 'order' | 'toItsEnd'>, asked: AskedPage): Sql {
  const most = list.toItsEnd ? empty : sql`limit ${countedUpTo + 1}`
  return sql`select count(*)::int as count from (select from ${list.counted} ${where(list, asked)} ${most}) counted`
}

function where(list: Pick<List, 'counted' | 'where' | 'order' | 'newestFirst'>, { after }: AskedPage): Sql {
  const conditions = after === undefined ? list.where : [...list.where, comesAfter(list, after)]
  return conditions.length > 0 ? sql`where ${join([...conditions], ' and ')}` : empty
}

function comesAfter(list: Pick<List, 'counted' | 'order' | 'newestFirst'>, after: number): Sql {
  const place = join([...list.order], ', ')
  return sql`(${place}) ${list.newestFirst ? raw('<') : raw('>')} (select ${place} from ${list.counted} where ${idOf(list)} = ${after})`
}

const idOf = ({ order }: Pick<List, 'order'>): Sql => order.at(-1)!

const order = ({ order, newestFirst }: List): Sql =>
  join(
    order.map((one) => (newestFirst ? sql`${one} desc` : one)),
    ', ',
  )
