import { empty, join, raw, type Sql, sql, type Tx } from './index.ts'

/** Columns that are days or moments come as text when several questions share an answer: named here, all of them, or it does
 * not compile. */
export type Dates<T> = { [K in keyof T as NonNullable<T[K]> extends Temporal.PlainDate ? K : never]: 'day' } & {
  [K in keyof T as NonNullable<T[K]> extends Temporal.Instant ? K : never]: 'moment'
}

/** A question to the database that can be asked alone (`tx.many(part.query)`) or together with others. `rows` is never there:
 * it says what they are. */
export type Part<T> = { query: Sql; dates: Dates<T>; rows?: T }

export function part<T>(query: Sql, dates: Dates<T>): Part<T> {
  return { query, dates }
}

type AnyPart = { query: Sql; dates: Record<string, 'day' | 'moment'>; rows?: unknown }
type RowsOf<P> = P extends { rows?: infer T } ? Exclude<T, undefined>[] : never

/** Several questions in one statement, so in one trip: the rows of each, in its order, as they would come alone. `first`: the "with" of
 * what several of them ask, found once for all. */
export async function together<const P extends Record<string, AnyPart>>(
  tx: Tx,
  parts: P,
  first: Sql = empty,
): Promise<{ [K in keyof P]: RowsOf<P[K]> }> {
  const asked = Object.entries(parts).map(
    ([name, { query }]) => sql`(select coalesce(json_agg(part), '[]') from (${query}) part) as ${raw(`"${name}"`)}`,
  )
  const answer = await tx.one<Record<string, Row[]>>(sql`${first} select ${join(asked, ', ')}`)
  for (const [name, rows] of Object.entries(answer)) for (const row of rows) readDates(row, parts[name]!.dates)
  return answer as { [K in keyof P]: RowsOf<P[K]> }
}

type Row = Record<string, unknown>

const readers = { day: Temporal.PlainDate.from, moment: Temporal.Instant.from }

function readDates(row: Row, dates: Record<string, keyof typeof readers>): void {
  for (const [column, kind] of Object.entries(dates)) {
    const text = row[column]
    if (typeof text === 'string') row[column] = readers[kind](text)
  }
}
