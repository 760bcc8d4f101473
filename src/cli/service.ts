import type pg from 'pg'
import { withClient } from '#platform/sql/connect.ts'
import type { Config } from '#src/config.ts'
import { Problem } from './command.ts'

/** What a database holds: nothing yet, a demonstration whose making was cut short, the demonstration, or a service. */
export type Begun = 'nothing' | 'unfinished demonstration' | 'demonstration' | 'service'

/** Reads the mark that begins a service. People without that mark come from a demonstration that was not finished. */
export async function whatHasBegun(connection: pg.ClientConfig): Promise<Begun> {
  return withClient(connection, async (client) => {
    const { rows } = await client.query<{ demonstration: boolean | null; people: boolean }>(`
      select (select value::boolean from settings where key = 'demonstration') as demonstration,
        exists (select from people) as people`)
    const { demonstration, people } = rows[0]!
    if (demonstration === null) return people ? 'unfinished demonstration' : 'nothing'
    return demonstration ? 'demonstration' : 'service'
  })
}

/** Marks the database as holding this kind of service, unless it is marked already. The demonstration goes on as the years
 * that it shows: moderators see the auditor's grade, save in a few audits; in a real service moderation begins blind. */
export async function begin(connection: pg.ClientConfig, kind: 'demonstration' | 'service'): Promise<void> {
  await withClient(connection, (client) =>
    client.query(
      `insert into settings (key, value, reason)
       select key, value::jsonb, 'written when the service began'
       from (values ('demonstration', $1), ('moderation.blind', '0')) given (key, value)
       where key = 'demonstration' or $1 = 'true'
       on conflict do nothing`,
      [JSON.stringify(kind === 'demonstration')],
    ),
  )
}

/** Empties the database that `connection` leads to, to begin again. */
export async function recreate(connection: pg.ClientConfig): Promise<void> {
  await withClient({ ...connection, database: 'postgres' }, async (client) => {
    const name = client.escapeIdentifier(connection.database!)
    await client.query(`drop database ${name} with (force)`)
    await client.query(`create database ${name}`)
  })
}

/** The address of the real database that `serve` and `work` are for. Throws a Problem when this is no real service. */
export function realService(config: Config, command: string): string {
  if (!config.databaseUrl) {
    throw new Problem(
      `HEARTH_DATABASE_URL is needed for \`hearth ${command}\`. To run all of Hearth on this machine, use \`hearth start\`.`,
    )
  }
  if (config.today) throw new Problem('HEARTH_TODAY is for demonstrations and tests: unset it for a real service.')
  return config.databaseUrl
}

/** Anyone may sign in to a demonstration as anybody: it must never be where a real service is looked for. */
export async function refuseDemonstration(connection: pg.ClientConfig): Promise<void> {
  const begun = await whatHasBegun(connection)
  if (begun === 'demonstration' || begun === 'unfinished demonstration') {
    throw new Problem(
      'This database holds the demonstration, where anyone may sign in as anybody: give the real service a database of its own.',
    )
  }
}
