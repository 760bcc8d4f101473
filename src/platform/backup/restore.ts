import type pg from 'pg'
import { withClient } from '#platform/sql/connect.ts'
import { listMigrations, migrate, migrateUpTo } from '#platform/sql/migrate.ts'
import { type Line, type ReadingKeys, readLines, type Signature } from './lines.ts'
import { BackupProblem } from './problem.ts'
import { listApplied, listTables, type Sequence, type Table } from './tables.ts'

export type Restored = { tables: number; rows: number }

export type Restoring = ReadingKeys & {
  /** Tables that may hold rows in an empty database, and are replaced. */
  besides?: readonly string[]
  /** Restores although nobody can say that the backup comes from this service. */
  unsigned?: boolean
  /** What else belongs to it: on the owner's connection, when all is there and before any of it is for good. */
  finish?: (client: pg.Client) => Promise<void>
}

/**
 * Fills an empty database with what a backup holds, and brings it up to date when the backup came from an older Hearth.
 * All of it or nothing. `connection` is the owner's. Throws BackupProblem, and leaves a database that is not empty alone.
 */
export async function restore(connection: pg.ClientConfig, file: string, restoring: Restoring = {}): Promise<Restored> {
  const { besides = [], finish } = restoring
  const migrations = await check(file, restoring)
  await prepare(connection, migrations, besides)
  const restored = await inTransaction(connection, async (client) => {
    const filled = await fill(client, file, restoring)
    await finish?.(client)
    return filled
  })
  await migrate(connection)
  return restored
}

/** Reads the whole file before anything is touched. Gives the migrations that made it. */
async function check(file: string, restoring: Restoring): Promise<string[]> {
  let first: Line | undefined
  const signature = await readLines(file, restoring, (line) => {
    first ??= line
  })
  if (typeof first !== 'object' || !('hearth' in first)) throw new BackupProblem(`${file} is not a backup of Hearth.`)
  refuseUnsigned(signature, restoring)
  const known = new Set(listMigrations())
  if (first.version !== 1 || !first.migrations.every((name) => known.has(name))) {
    throw new BackupProblem('This backup was made by a newer Hearth: update Hearth first. Nothing was restored.')
  }
  return first.migrations
}

function refuseUnsigned(signature: Signature, { unsigned = false, signingKey }: Restoring): void {
  if (signature === 'right' || unsigned) return
  const ifSure =
    'If you know where it comes from and who could write to it since, say --unsigned. Nothing was restored.'
  if (signature === 'none')
    throw new BackupProblem(
      `This backup is not signed, so nobody can say whether it is as this service wrote it: a Hearth before backups were signed made it, or one without its secret, or somebody has changed it. ${ifSure}`,
    )
  if (!signingKey)
    throw new BackupProblem(
      `The signature of this backup cannot be checked without the secret of the service that made it: set HEARTH_SECRET or HEARTH_SECRET_FILE to that. ${ifSure}`,
    )
  throw new BackupProblem(
    `This backup is not signed with the secret of this service: it was made with another, or somebody has changed it. If it is yours, set HEARTH_SECRET or HEARTH_SECRET_FILE to what it was when the backup was made; authenticators are locked with that too. ${ifSure}`,
  )
}

/** Tables just as they were when the backup was made. */
async function prepare(connection: pg.ClientConfig, migrations: string[], besides: readonly string[]): Promise<void> {
  await inTransaction(connection, async (client) => {
    await refuseContent(client, besides)
    const { rows } = await client.query<{ there: boolean }>(
      `select to_regclass('schema_migrations') is not null as there`,
    )
    const applied = rows[0]!.there ? await listApplied(client) : []
    if (applied.every((name) => migrations.includes(name))) return
    await client.query('drop schema public cascade') // an empty service that is newer than the backup
    await client.query('create schema public')
  })
  await migrateUpTo(connection, migrations.at(-1) ?? '')
}

async function refuseContent(client: pg.Client, besides: readonly string[]): Promise<void> {
  for (const { name } of await listTables(client)) {
    if (besides.includes(name)) continue
    const { rowCount } = await client.query(`select from public.${client.escapeIdentifier(name)} limit 1`)
    if (rowCount)
      throw new BackupProblem('This database is not empty: restore into an empty one. Nothing was restored.')
  }
}

async function fill(client: pg.Client, file: string, restoring: Restoring): Promise<Restored> {
  const tables = await listTables(client)
  const putBack = await setAsideRules(client, tables)
  await refuseContent(client, restoring.besides ?? []) // somebody may have begun there since it was looked at
  for (const { name } of tables) await client.query(`delete from public.${client.escapeIdentifier(name)}`)
  const restored = { tables: 0, rows: 0 }
  let table: Table | undefined
  let batch: string[] = []
  let size = 0
  const flush = async () => {
    if (table && batch.length > 0) await insert(client, table, batch)
    batch = []
    size = 0
  }
  const signature = await readLines(file, restoring, async (line) => {
    if (typeof line === 'string') {
      restored.rows += 1
      size += line.length
      if (batch.push(line) >= 1000 || size > 4_000_000) await flush()
      return
    }
    await flush()
    if ('table' in line) {
      table = find(tables, line)
      restored.tables += 1
    }
    if ('sequences' in line) await continueNumbering(client, line.sequences)
  })
  refuseUnsigned(signature, restoring) // it may have been exchanged since it was checked
  await flush()
  await putBack()
  return restored
}

function find(tables: readonly Table[], { table, columns }: { table: string; columns: string[] }): Table {
  const found = tables.find(({ name }) => name === table)
  if (found && found.columns.join() === columns.join()) return found
  throw new BackupProblem(`This backup does not fit this Hearth: its table ${table} is another. Nothing was restored.`)
}

async function insert(client: pg.Client, { name, written }: Table, rows: string[]): Promise<void> {
  const table = `public.${client.escapeIdentifier(name)}`
  const columns = written.map((column) => client.escapeIdentifier(column))
  await client.query(
    `insert into ${table} (${columns.join()}) overriding system value
     select ${columns.map((column) => `(whole).${column}`).join()}
     from (select line::${table} as whole from unnest($1::text[]) as line offset 0) as lines`,
    [rows],
  )
}

async function continueNumbering(client: pg.Client, sequences: Sequence[]): Promise<void> {
  for (const { name, value, called } of sequences) {
    await client.query('select setval($1::regclass, $2, $3)', [
      `public.${client.escapeIdentifier(name)}`,
      value,
      called,
    ])
  }
}

/**
 * Rows come in the order of the tables' names, so references between them are checked at the end, and triggers stay
 * silent. Nobody else writes meanwhile. An owner may do this everywhere; switching all rules off would need a superuser.
 */
async function setAsideRules(client: pg.Client, tables: readonly Table[]): Promise<() => Promise<void>> {
  const names = tables.map(({ name }) => `public.${client.escapeIdentifier(name)}`)
  const { rows } = await client.query<{ table: string; name: string; rule: string }>(`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as rule
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`)
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const name of names) await client.query(`alter table ${name} disable trigger user`)
  return async () => {
    for (const { table, name, rule } of rows) await client.query(`alter table ${table} add constraint ${name} ${rule}`)
    for (const name of names) await client.query(`alter table ${name} enable trigger user`)
  }
}

async function inTransaction<T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const options = '-c timezone=UTC -c datestyle=ISO -c client_min_messages=warning'
  return withClient({ ...connection, options }, async (client) => {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit') // without it, nothing has happened
    return result
  })
}
