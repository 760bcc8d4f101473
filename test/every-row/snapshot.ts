import { raw, sql, type Tx } from '#platform/sql/index.ts'
import type { Row, World } from './oracle.ts'

/** Of what people sign in with, and of files from other systems, only these columns are open to anyone. */
const openColumns: Record<string, string> = {
  sessions: 'token_hash, person_id, started_at, seen_at, ended_at',
  calendar_feeds: 'id, person_id, made_at, fetched_at, ended_at',
  invitations: 'person_id, made_at, expires_at, used_at',
  import_files: 'id, import_id, name, kind, sha256, row_count, tally, problem, year_end, gone_at',
  corrections:
    'id, ref, kind, of_ref, subject_id, household_id, piece_id, what, whose, asked_by, asked_at, state, decided_by, decided_at, why',
  access_changes: 'id, person_id, kind, what, state, asked_by, asked_at, version, settled_by, settled_at, reason',
}

/** Closed to everyone’s requests whatever the row: not even asking is allowed. */
const closed: ReadonlySet<string> = new Set([
  'sign_in_steps',
  'form_keys',
  'voice_visits',
  'voice_marks',
  'import_withheld',
  'merge_lines',
  'schema_migrations',
])

/** Open to people who see the whole service, and to them alone: to others not even asking is allowed. */
const forService: ReadonlySet<string> = new Set([
  'episodes',
  'household_links',
  'sample_draws',
  'not_proposed',
  'calendar_moves',
])

export async function listTables(tx: Tx): Promise<string[]> {
  const rows = await tx.many<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  )
  return rows.map(({ name }) => name)
}

/** Every row that this connection can see, table by table. */
export async function snapshot(tx: Tx, tables: readonly string[], may: 'all' | 'service' | 'assigned'): Promise<World> {
  const open = tables.filter(
    (table) => may === 'all' || !(closed.has(table) || (may === 'assigned' && forService.has(table))),
  )
  const parts = open.map((table) => {
    const columns = openColumns[table]
    return `select '${table}' as name, to_jsonb(x) as row from ${columns ? `(select ${columns} from ${table}) x` : `${table} x`}`
  })
  const rows = await tx.many<{ name: string; row: Row }>(sql`${raw(parts.join(' union all '))}`)
  const world = Object.groupBy(rows, ({ name }) => name)
  return Object.fromEntries(tables.map((table) => [table, (world[table] ?? []).map(({ row }) => row)]))
}

/** How many there are, as a count says it. */
export async function countAll(
  tx: Tx,
  tables: readonly string[],
  may: 'service' | 'assigned',
): Promise<Record<string, number>> {
  const open = tables.filter((table) => !(closed.has(table) || (may === 'assigned' && forService.has(table))))
  const parts = open.map((table) => `select '${table}' as name, count(*) as count from ${table}`)
  const rows = await tx.many<{ name: string; count: number }>(sql`${raw(parts.join(' union all '))}`)
  return {
    ...Object.fromEntries(tables.map((table) => [table, 0])),
    ...Object.fromEntries(rows.map(({ name, count }) => [name, count])),
  }
}
