import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import type pg from 'pg'
import { ConnectionProblem, withClient } from './connect.ts'
import { checkRequirements, makeRoles } from './requirements.ts'
import { locks } from './locks.ts'
import { asDoor, checkWebRole, closeDatabase } from './web-role.ts'

/** The database cannot be brought up to date. The message is one plain sentence for the operator. */
export class MigrationProblem extends Error {
  override name = 'MigrationProblem'
}

export type Migrated = {
  /** Names of the migrations that were applied now, in order. */
  applied: string[]
  /** Whether the files that are applied anew when they change (policies, reporting) were. */
  refreshed: boolean
}

type SqlFile = { name: string; text: string; sha256: string }

const dbFolder = fileURLToPath(new URL('../../../db/', import.meta.url))

/**
 * Brings a database up to date: each file of `migrations` once and in order, each in its own transaction; then, when
 * any of them changed, all files of `policies` and `reporting` in one. Safe to call from several processes at once.
 * `connection` must be the owner of the database. Throws MigrationProblem.
 */
export async function migrate(connection: pg.ClientConfig, folder = dbFolder): Promise<Migrated> {
  return withSchema(connection, async (client) => {
    const applied = await applyMigrations(client, readFolder(join(folder, 'migrations')))
    const files = ['policies', 'reporting'].flatMap((name) => readFolder(join(folder, name)))
    return { applied, refreshed: await refresh(client, files, applied.length > 0) }
  })
}

/** Applies only the migrations up to this one, to an empty database: for restoring what an older Hearth backed up. */
export async function migrateUpTo(connection: pg.ClientConfig, last: string, folder = dbFolder): Promise<void> {
  const files = readFolder(join(folder, 'migrations')).filter(({ name }) => name <= last)
  await withSchema(connection, (client) => applyMigrations(client, files))
}

async function withSchema<T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const options = '-c timezone=UTC -c client_min_messages=warning'
  return withClient({ ...connection, options }, async (client) => {
    await checkRequirements(client)
    await client.query('select pg_advisory_lock($1)', [locks.migrating])
    await makeRoles(client)
    await closeDatabase(client)
    await client.query(`create table if not exists schema_migrations
      (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`)
    return work(client)
  })
}

/** Throws MigrationProblem when the database has not been brought up to date by this version of Hearth. */
export async function checkMigrated(connection: pg.ClientConfig): Promise<void> {
  await withClient(connection, async (client) => {
    await checkRequirements(client)
    await checkNames(client)
  })
}

/** The same on the web's own connection, which may do no more than serve pages, and leads to the owner's database where that
 * is given: else throws ConnectionProblem. */
export async function checkMigratedForWeb(connection: pg.ClientConfig, owner?: pg.ClientConfig): Promise<void> {
  const work = async (client: pg.Client) => {
    await checkNames(client)
    await checkWebRole(client)
    return identify(client)
  }
  const place = await withClient({ ...connection, options: asDoor }, work, 'HEARTH_WEB_DATABASE_URL')
  if (owner && place !== (await withClient(owner, identify)))
    throw new ConnectionProblem(
      'HEARTH_DATABASE_URL and HEARTH_WEB_DATABASE_URL lead to two databases: both must name the same.',
    )
}

/** Tells one database from another: its name, and the moment at which its first table was made. */
async function identify(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ place: string }>(
    `select current_database() || ' ' || extract(epoch from min(applied_at)) as place from schema_migrations`,
  )
  return rows[0]!.place
}

async function checkNames(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `select coalesce(has_table_privilege(to_regclass('schema_migrations'), 'select'), false) as there`,
  )
  const done = rows[0]!.there ? (await client.query<{ name: string }>('select name from schema_migrations')).rows : []
  const names = new Set(done.map(({ name }) => name))
  if (listMigrations().every((name) => names.has(name))) return
  throw new MigrationProblem('This database is not up to date: run `hearth migrate` first.')
}

/** The migrations that a database still waits for, in order; none when no Hearth has begun there. */
export async function listWaiting(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('schema_migrations') is not null as there`,
  )
  if (!rows[0]!.there) return []
  const done = await client.query<{ name: string }>('select name from schema_migrations')
  const names = new Set(done.rows.map(({ name }) => name))
  return names.size === 0 ? [] : listMigrations().filter((name) => !names.has(name))
}

/** The names of all migrations that this version of Hearth knows, in order. */
export function listMigrations(folder = dbFolder): string[] {
  return readFolder(join(folder, 'migrations')).map(({ name }) => name)
}

async function applyMigrations(client: pg.Client, files: SqlFile[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from schema_migrations')
  const done = new Map(rows.map(({ name, sha256 }) => [name, sha256]))
  refuseUnknown(done, files)
  const todo = files.filter((file) => !isDone(file, done))
  for (const file of todo) await apply(client, [file], file)
  return todo.map(({ name }) => name)
}

/** A database that a newer Hearth has migrated must not be written by an older one. */
function refuseUnknown(done: Map<string, string>, files: SqlFile[]): void {
  const known = new Set(files.map(({ name }) => name))
  const unknown = [...done.keys()].filter((name) => name.endsWith('.sql') && !known.has(name)).toSorted()
  if (unknown.length === 0) return
  throw new MigrationProblem(`This database was made by a newer Hearth (it has ${unknown[0]}): update Hearth first.`)
}

function isDone(file: SqlFile, done: Map<string, string>): boolean {
  const before = done.get(file.name)
  if (before === undefined || before === file.sha256) return before !== undefined
  throw new MigrationProblem(
    `The migration ${file.name} has been edited since this database applied it: put it back as it was, and write a new migration for the change.`,
  )
}

/** What may be replaced at any time is: the whole set together, when any of it changed or a table was added. */
async function refresh(client: pg.Client, files: SqlFile[], force: boolean): Promise<boolean> {
  const whole = { name: 'policies and reporting', text: '', sha256: hash(files.map(({ sha256 }) => sha256).join()) }
  const { rows } = await client.query<{ sha256: string }>('select sha256 from schema_migrations where name = $1', [
    whole.name,
  ])
  if (!force && rows[0]?.sha256 === whole.sha256) return false
  await apply(client, files, whole)
  return true
}

async function apply(client: pg.Client, files: SqlFile[], recordAs: SqlFile): Promise<void> {
  await client.query('begin')
  try {
    for (const file of files) await run(client, file)
    await client.query(
      `insert into schema_migrations (name, sha256) values ($1, $2)
       on conflict (name) do update set sha256 = excluded.sha256, applied_at = now()`,
      [recordAs.name, recordAs.sha256],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function run(client: pg.Client, file: SqlFile): Promise<void> {
  try {
    await client.query(file.text)
  } catch (error) {
    const { message, position } = error as pg.DatabaseError
    const line = position ? ` (line ${file.text.slice(0, Number(position)).split('\n').length})` : ''
    throw new MigrationProblem(
      `${file.name}${line} could not be applied, and the database is as it was before it: ${message}.`,
    )
  }
}

function readFolder(folder: string): SqlFile[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
  return names.map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    return { name, text, sha256: hash(text) }
  })
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
