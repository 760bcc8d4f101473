import { createHash } from 'node:crypto'
import pg from 'pg'
import { NotFound } from '#platform/problems.ts'
import type { Sql } from 'sql-template-tag'

export { default as sql, join, raw, empty, type Sql } from 'sql-template-tag'
export { countList, type List, listIds, listPage } from './list.ts'

/** One transaction, seen as four ways to ask. Values may be Temporal dates and instants; they also come back as such. */
export type Tx = {
  /** Every row. */
  many<T>(query: Sql): Promise<T[]>
  /** Exactly one row. Throws NotFound when there is none, or none that the person may see: the two look the same on purpose. */
  one<T>(query: Sql): Promise<T>
  /** One row or undefined. */
  maybe<T>(query: Sql): Promise<T | undefined>
  /** Number of rows touched. */
  run(query: Sql): Promise<number>
}

const { types } = pg
const readers = new Map<number, (text: string) => unknown>([
  [types.builtins.DATE, (text) => Temporal.PlainDate.from(text)],
  [types.builtins.TIMESTAMPTZ, (text) => Temporal.Instant.from(text.replace(' ', 'T'))],
  [types.builtins.INT8, Number],
  [types.builtins.NUMERIC, Number],
])

/** How column types of PostgreSQL become values of ours: date → PlainDate, timestamptz → Instant, bigint and numeric → number. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') =>
    readers.get(oid) ?? types.getTypeParser(oid, format)) as typeof types.getTypeParser,
}

/** Wraps a connection that has begun a transaction. Statements are prepared once a connection, by the hash of their text; and once for each
 * of those whom `sight` names: a plan has the sight of its role in it, and is made again when another role asks under the same name. */
export function asTx(client: pg.ClientBase, sight = ''): Tx {
  const ask = async (query: Sql) => client.query(prepared(query, sight))
  const maybe = async <T>(query: Sql) => (await ask(query)).rows[0] as T | undefined
  return {
    many: async <T>(query: Sql) => (await ask(query)).rows as T[],
    maybe,
    one: async <T>(query: Sql) => {
      const row = await maybe<T>(query)
      if (row === undefined) throw new NotFound()
      return row
    },
    run: async (query) => (await ask(query)).rowCount ?? 0,
  }
}

/** The same for a connection of one's own. */
export function prepared(query: Sql, sight = ''): pg.QueryConfig & { text: string } {
  return { name: nameOf(query.text) + sight, text: query.text, values: query.values.map(toColumn) }
}

const names = new Map<string, string>()

function nameOf(text: string): string {
  let name = names.get(text)
  if (!name) {
    name = createHash('sha1').update(text).digest('base64url')
    names.set(text, name)
  }
  return name
}

function toColumn(value: unknown): unknown {
  if (value instanceof Temporal.PlainDate || value instanceof Temporal.Instant) return value.toString()
  return value
}
