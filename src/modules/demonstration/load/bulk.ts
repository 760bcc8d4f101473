import { raw, sql, type Tx } from '#platform/sql/index.ts'

/** Columns and their types in PostgreSQL. Other fields of a row are passed over. */
type Columns = Record<string, string>

const atOnce = 5000

/** Inserts many rows with few statements; gives back their ids in the order of the rows. */
export async function insertMany(tx: Tx, table: string, columns: Columns, rows: readonly object[]): Promise<number[]> {
  const ids: number[] = []
  for (let at = 0; at < rows.length; at += atOnce) {
    const made = await tx.many<{ id: number }>(insertOf(table, columns, rows.slice(at, at + atOnce), true))
    ids.push(...made.map(({ id }) => id))
  }
  return ids
}

/** The same for a table whose ids nobody asks for. */
export async function insertAll(tx: Tx, table: string, columns: Columns, rows: readonly object[]): Promise<void> {
  for (let at = 0; at < rows.length; at += atOnce) {
    await tx.run(insertOf(table, columns, rows.slice(at, at + atOnce), false))
  }
}

function insertOf(table: string, columns: Columns, rows: readonly object[], returning: boolean) {
  const names = Object.keys(columns).join(', ')
  const typed = Object.entries(columns).map(([name, type]) => `${name} ${type}`)
  return sql`insert into ${raw(table)} (${raw(names)})
    select ${raw(names)} from json_to_recordset(${JSON.stringify(rows)}::json) as given (${raw(typed.join(', '))})
    ${raw(returning ? 'returning id' : '')}`
}
