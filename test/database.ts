import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import pg from 'pg'
import { type EmbeddedPostgres, openPostgres } from '#platform/postgres/index.ts'
import { type Database, openDatabase } from '#platform/sql/database.ts'
import type { Tx } from '#platform/sql/index.ts'
import { makeWebRole } from '#platform/sql/web-role.ts'
import { prepareDatabase } from '#src/cli/prepare-database.ts'
import { sayingWho } from './says-who.ts'

/*
 * One PostgreSQL for all tests of a process, thrown away with its folder when they end. Each test that writes takes a
 * fresh copy of a migrated database (about 70 ms); one that only needs rows for a moment uses withTransaction.
 * HEARTH_TEST_DATABASE_URL names another server to use, as a user who may create databases and roles.
 */

/** `connection` reaches the same database as its owner, past row-level security: for arranging what a test needs. All else goes
 * by the web's own user, who owns nothing: `webLogin`. What is refused says as whom it was asked, and what (`says-who.ts`). */
export type TestDatabase = Database & {
  connection: pg.ClientConfig
  webLogin: pg.ClientConfig
  asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T>
}

type TestServer = { connection: pg.ClientConfig; stop(): Promise<void> }
type Migrated = TestServer & { webUser: { user: string; password: string } }

/** When tests say nothing else, this is now: a Thursday morning in term time. */
export const testNow = Temporal.Instant.from('2026-11-19T10:00:00Z')

/** Memory, where the machine gives enough of it as a folder; else the temporary folder. */
const scratch = hasRoom('/dev/shm') ? '/dev/shm' : tmpdir()
const template = `hearth_template_${process.pid}`
const prefix = 'hearth-test-'
const opened = new Map<string, TestDatabase>()
const empties: pg.ClientConfig[] = []
let count = 0
let folder = ''
let server: Promise<Migrated> | undefined
let shared: Promise<TestDatabase> | undefined

after(endServer)

/** A migrated database of its own, dropped when the test, suite or file that asked for it ends. */
export async function freshDatabase(): Promise<TestDatabase> {
  const database = await openCopy()
  after(() => drop(database))
  return database
}

/** A database in which there is nothing at all, not even a table. */
export async function emptyDatabase(): Promise<{
  connection: pg.ClientConfig
  ask(statement: string): Promise<unknown[]>
}> {
  server ??= startServer()
  const { connection: maintenance } = await server
  const connection = { ...maintenance, database: `empty_${process.pid}_${(count += 1)}` }
  await createEmpty(connection)
  empties.push(connection)
  return { connection, ask: (statement) => asOwner(connection, async (client) => (await client.query(statement)).rows) }
}

/** Runs work as Hearth itself in a transaction that never happened. */
export async function withTransaction<T>(work: (tx: Tx) => Promise<T>, now = testNow): Promise<T> {
  shared ??= openCopy()
  const database = await shared
  const undo = new Error('Everything that the test did is undone.')
  let result: T | undefined
  const run = database.asSystem(now, async (tx) => {
    result = await work(tx)
    throw undo
  })
  await run.catch((problem) => {
    if (problem !== undo) throw problem
  })
  return result as T
}

async function openCopy(): Promise<TestDatabase> {
  server ??= startServer()
  const { connection: maintenance, webUser } = await server
  const name = `test_${process.pid}_${(count += 1)}`
  await asOwner({ ...maintenance, database: 'postgres' }, async (client) => {
    const copy = `create database ${name} template ${template} strategy`
    await client.query(`${copy} file_copy`).catch(() => client.query(`${copy} wal_log`)) // not every disk can clone files
    await client.query(`revoke temporary on database ${name} from public`) // as \`hearth migrate\` does: a copy is without it
  })
  const connection = { ...maintenance, database: name }
  const webLogin = { ...connection, ...webUser }
  const database = openDatabase({ ...webLogin, max: 5, idleTimeoutMillis: 1000, connectionTimeoutMillis: 60_000 })
  const copy = {
    ...sayingWho(database),
    connection,
    webLogin,
    asOwner: <T>(work: (client: pg.Client) => Promise<T>) => asOwner(connection, work),
  }
  opened.set(name, copy)
  return copy
}

async function startServer(): Promise<Migrated> {
  const url = process.env['HEARTH_TEST_DATABASE_URL']
  const started = await (url ? useServer(new URL(url)) : startEmbedded())
  await prepareDatabase(started.connection)
  const password = 'of the test'
  return { ...started, webUser: { user: await makeWebRole(started.connection, password), password } }
}

async function useServer(url: URL): Promise<TestServer> {
  const [host, port, user, password] = [url.hostname, Number(url.port || 5432), url.username, url.password]
  const connection = { host, port, user, password: decodeURIComponent(password), database: template }
  await createEmpty(connection)
  return { connection, stop: () => dropDatabase(connection) }
}

async function createEmpty(connection: pg.ClientConfig): Promise<void> {
  await asOwner({ ...connection, database: 'postgres' }, (client) =>
    client.query(`create database ${connection.database} template template0`),
  )
}

async function dropDatabase(connection: pg.ClientConfig): Promise<void> {
  await asOwner({ ...connection, database: 'postgres' }, async (client) => {
    const statement = `drop database if exists ${connection.database}`
    await client.query(`${statement} with (force)`).catch(() => client.query(statement)) // only a superuser may end autovacuum by force
  })
}

async function startEmbedded(): Promise<EmbeddedPostgres> {
  sweepLeftovers()
  folder = mkdtempSync(join(scratch, `${prefix}${process.pid}-`))
  const careless = {
    file_copy_method: 'clone',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_wal_size: '4GB',
    shared_preload_libraries: 'pg_stat_statements', // test/blocks.test.ts asks what statements read
  }
  return openPostgres(folder, { settings: { ...careless, max_connections: '200' }, database: template })
}

async function drop({ connection, close }: TestDatabase): Promise<void> {
  const name = connection.database!
  if (!opened.delete(name)) return
  await close()
  await dropDatabase(connection)
}

async function endServer(): Promise<void> {
  if (!server) return
  for (const database of opened.values()) await drop(database)
  for (const connection of empties) await dropDatabase(connection)
  const { connection, webUser, stop } = await server
  await asOwner(connection, (client) => client.query(`drop owned by ${webUser.user}; drop role ${webUser.user}`))
  await stop()
  if (folder) rmSync(folder, { recursive: true, force: true })
}

/** Folders of test runs that were killed. */
function sweepLeftovers(): void {
  for (const name of readdirSync(scratch).filter((entry) => entry.startsWith(prefix))) {
    const pid = Number(name.slice(prefix.length).split('-')[0])
    if (!isRunning(pid)) rmSync(join(scratch, name), { recursive: true, force: true })
  }
}

function hasRoom(place: string): boolean {
  if (!existsSync(place)) return false
  const { bavail, bsize } = statfsSync(place)
  return bavail * bsize > 2_000_000_000
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function asOwner<T>(connection: pg.ClientConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
