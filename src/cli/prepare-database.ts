import type pg from 'pg'
import { withClient } from '#platform/sql/connect.ts'
import { asTx } from '#platform/sql/index.ts'
import { type Migrated, migrate } from '#platform/sql/migrate.ts'
import { rooms } from '#src/rooms.ts'

/** Brings a database up to date: its tables and policies, and what the rooms bring along: the roles of the framework with
 * their duties, and each form as shipped, whole where no version of it is there yet, else what is new in it. */
export async function prepareDatabase(connection: pg.ClientConfig): Promise<Migrated> {
  const migrated = await migrate(connection)
  await withClient(connection, async (client) => {
    for (const { prepare } of rooms) await prepare?.(asTx(client))
  })
  return migrated
}

/** The tables in which preparing leaves something: a database with rows in these alone is still empty. `templates` is what an older
 * Hearth called the versions of its form. */
export const filledByPreparing: readonly string[] = [
  'roles',
  'settings',
  'form_versions',
  'templates',
  'streams',
  'law_watch',
]
