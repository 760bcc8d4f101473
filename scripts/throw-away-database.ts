import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { openPostgres } from '#platform/postgres/index.ts'
import { prepareDatabase } from '#src/cli/prepare-database.ts'

/** Work on a migrated database that is gone afterwards. */
export async function withThrowAwayDatabase<T>(work: (connection: pg.ClientConfig) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-script-'))
  const server = await openPostgres(folder, { settings: { fsync: 'off', full_page_writes: 'off' } })
  try {
    await prepareDatabase(server.connection)
    return await work(server.connection)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
