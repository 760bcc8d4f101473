import type pg from 'pg'
import { type EmbeddedPostgres, type OpenOptions, openPostgres } from '#platform/postgres/index.ts'
import { type Database, openDatabase } from '#platform/sql/database.ts'
import { checkMigrated } from '#platform/sql/migrate.ts'
import type { Config } from '#src/config.ts'
import { backUpBefore } from './before-migrating.ts'
import { prepareDatabase } from './prepare-database.ts'

/** A database that is up to date. `connection` is its owner's. `close` lets go of everything that was opened. */
export type Opened = { database: Database; connection: pg.ClientConfig; close(): Promise<void> }

/** Runs work on the database of this configuration, which may be in use by a server at the same time. */
export async function withDatabase<T>(config: Config, work: (opened: Opened) => Promise<T>): Promise<T> {
  const opened = await (config.databaseUrl ? openGiven(config.databaseUrl) : openEmbedded(config))
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

/** A database that somebody else looks after is only ever changed by `hearth migrate`. */
export async function openGiven(url: string): Promise<Opened> {
  const connection = { connectionString: url }
  await checkMigrated(connection)
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
    return openedOn(server)
  } catch (problem) {
    await server.stop()
    throw problem
  }
}

function openedOn(server: EmbeddedPostgres): Opened {
  const { connection } = server
  const database = openDatabase(connection)
  return {
    database,
    connection,
    async close() {
      await database.close()
      await server.stop()
    },
  }
}
