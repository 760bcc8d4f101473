import pg from 'pg'
import { locks } from '#platform/sql/locks.ts'
import type { Places } from './server.ts'

/*
 * Every Hearth process that uses an embedded server keeps one connection to its maintenance database, and holds a
 * shared lock there: "I am using this server". Whoever finds that nobody else holds it may stop the server. `start`
 * holds a second lock, which only one process can have: "this data folder is served by me".
 */

/** How to reach a database of the server. */
export function connectionTo(places: Places, database: string): { host: string; user: string; database: string } {
  return { host: places.sockets, user: 'hearth', database }
}

/** Connects under a name such as `hearth 4711 1`, or gives undefined when there is no server that answers (yet, or any more). */
export async function tryHold(places: Places, name: string): Promise<pg.Client | undefined> {
  const client = await tryConnect(places, name)
  try {
    await client?.query('select pg_advisory_lock_shared($1)', [locks.using])
    return client
  } catch {
    void client?.end().catch(() => {})
    return undefined // it was stopping: the next try starts it again
  }
}

/** Takes the lock of the one process that serves. */
export async function tryServe(holder: pg.Client): Promise<boolean> {
  return askLock(holder, locks.serving)
}

/** For the keeper: true when no Hearth process uses the server any more, and none can begin to. */
export async function tryToBeLast(client: pg.Client): Promise<boolean> {
  return askLock(client, locks.using)
}

/** The names under which processes use the server. */
export async function listHolders(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select application_name as name from pg_stat_activity where application_name ~ '^hearth [0-9]+ [0-9]+$'`,
  )
  return rows.map(({ name }) => name)
}

/** A connection to the maintenance database, or undefined when nothing answers. */
export async function tryConnect(places: Places, name: string): Promise<pg.Client | undefined> {
  const patience = { connectionTimeoutMillis: 10_000 } // one that is stuck is not there
  const client = new pg.Client({ ...connectionTo(places, 'postgres'), application_name: name, ...patience })
  client.on('error', () => {})
  try {
    await client.connect()
    return client
  } catch {
    return undefined
  }
}

async function askLock(client: pg.Client, key: number): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [key])
  return rows[0]!.got
}
