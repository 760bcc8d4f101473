import type pg from 'pg'
import { type EmbeddedPostgres, type OpenOptions, openPostgres } from '#platform/postgres/index.ts'
import { type Database, openDatabase } from '#platform/sql/database.ts'
import { checkMigrated, checkMigratedForWeb } from '#platform/sql/migrate.ts'
import { asDoor, makeWebRole } from '#platform/sql/web-role.ts'
import type { Config } from '#src/config.ts'
import { backUpBefore } from './before-migrating.ts'
import { prepareDatabase } from './prepare-database.ts'

/** A database that is up to date. `connection` is its owner's. `close` lets go of everything that was opened. */
export type Opened = { database: Database; connection: pg.ClientConfig; close(): Promise<void> }

/** Runs work on the database of this configuration, which may be in use by a server at the same time. */
export async function withDatabase<T>(config: Config, work: (opened: Opened) => Promise<T>): Promise<T> {
  const opened = await (config.databaseUrl
    ? openGiven(config.databaseUrl, config.webDatabaseUrl)
    : openEmbedded(config))
  try {
    return await work(opened)
  } finally {
    await opened.close()
  }
}

/** Runs work on the connection of the owner, to a database that may still be empty. */
export async function withConnection<T>(config: Config, work: (connection: pg.ClientConfig) => Promise<T>): Promise<T> {
  if (config.databaseUrl) return work({ connectionString: config.databaseUrl })
  const server = await openPostgres(config.data)
  try {
    return await work(server.connection)
  } finally {
    await server.stop()
  }
}

/** A database that somebody else looks after is only ever changed by `hearth migrate`. What is done for people and by jobs is
 * done by the web's user, where there is one: the owner only looks after the database and the queue of jobs. */
export async function openGiven(url: string, webUrl: string | undefined): Promise<Opened> {
  const connection = { connectionString: url }
  await checkMigrated(connection)
  if (webUrl) return { ...(await openForWeb(webUrl, connection)), connection }
  const database = openDatabase(connection)
  return { database, connection, close: database.close }
}

/** The same for whoever knows nothing of the owner: `connection` stands at the door, too. */
export async function openForWeb(url: string, owner?: pg.ClientConfig): Promise<Opened> {
  const connection = { connectionString: url, options: asDoor }
  await checkMigratedForWeb(connection, owner)
  const database = openDatabase(connection)
  return { database, connection, close: database.close }
}

/** The embedded one is started, and brought up to date, whenever it is opened. */
export async function openEmbedded(config: Config, options: OpenOptions = {}): Promise<Opened> {
  const server = await openPostgres(config.data, options)
  try {
    const said = await backUpBefore(config, server.connection)
    if (said) console.error(said)
    await prepareDatabase(server.connection)
    return openedOn(server, await makeWebRole(server.connection))
  } catch (problem) {
    await server.stop()
    throw problem
  }
}

/** Its owner is a superuser, whom no web connection reaches: they log in as a user of their own. */
function openedOn(server: EmbeddedPostgres, webRole: string): Opened {
  const { connection } = server
  const database = openDatabase({ ...connection, user: webRole })
  return {
    database,
    connection,
    async close() {
      await database.close()
      await server.stop()
    },
  }
}
