import pg from 'pg'
import { roles } from '#framework/s4-roles.ts'
import { type Migrated, migrate } from '#platform/sql/migrate.ts'

/** Brings a database up to date: its tables and policies, and the roles of the framework with their duties. */
export async function prepareDatabase(connection: pg.ClientConfig): Promise<Migrated> {
  const migrated = await migrate(connection)
  await copyRoles(connection)
  return migrated
}

/** Duties and reach are the framework's; the title is the council's own once it is there. */
async function copyRoles(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    for (const [key, { title, reach, duties }] of Object.entries(roles)) {
      await client.query(
        `insert into roles (key, title, reach, duties) values ($1, $2, $3, $4)
         on conflict (key) do update set reach = excluded.reach, duties = excluded.duties`,
        [key, title, reach, duties],
      )
    }
  } finally {
    await client.end()
  }
}
