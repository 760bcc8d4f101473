import type pg from 'pg'

export type Table = {
  name: string
  /** Every column in the order of the table, generated ones included. */
  columns: string[]
  /** Those that can be written. */
  written: string[]
  /** What rows are put in order by, so that the same content gives the same backup. */
  key: string[]
  /** Rows may be very large, because they hold whole files. */
  holdsFiles: boolean
}

/** Every table of ours, by name. What the queue and the list of migrations hold is not content. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select c.relname as name,
      array_agg(a.attname::text order by a.attnum) as columns,
      coalesce(array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = ''), '{}') as written,
      coalesce((select array_agg(k.attname::text order by array_position(i.indkey::int2[], k.attnum))
        from pg_index i join pg_attribute k on k.attrelid = i.indrelid and k.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary), '{}') as key,
      bool_or(a.atttypid = 'bytea'::regtype) as "holdsFiles"
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migrations'
    group by c.oid, c.relname order by c.relname`)
  return rows
}

export type Sequence = { name: string; value: string; called: boolean }

/** Where the numbering of each table stands. */
export async function listSequences(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace order by relname`,
  )
  const sequences: Sequence[] = []
  for (const { name } of rows) {
    const state = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from public.${client.escapeIdentifier(name)}`,
    )
    sequences.push({ name, ...state.rows[0]! })
  }
  return sequences
}

/** The migrations that made the database, in order. */
export async function listApplied(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select name from schema_migrations where name like '%.sql' order by name`,
  )
  return rows.map(({ name }) => name)
}
