import type pg from 'pg'
import { isLost, withClient } from '#platform/sql/connect.ts'
import type { SigningKey } from './keys.ts'
import { type Line, writeLines } from './lines.ts'
import { BackupProblem } from './problem.ts'
import { listApplied, listSequences, listTables, type Table } from './tables.ts'
import { beginWholeFile } from './whole-file.ts'

export type Written = { tables: number; rows: number }

export type Writing = {
  signingKey?: SigningKey | undefined
  /** Whom to encrypt for; nobody: it is written plain. */
  publicKeys?: readonly string[]
  /** Whether a file of that name may be put aside. */
  replace?: boolean
}

/**
 * Writes everything that the database holds at one moment to a file, while others go on working in it; as any Hearth
 * that is not newer has migrated it. `connection` is the owner's. The file appears whole or not at all. Throws
 * BackupProblem.
 */
export async function backUp(connection: pg.ClientConfig, file: string, writing: Writing = {}): Promise<Written> {
  try {
    return await writeWhole(connection, file, writing)
  } catch (problem) {
    throw asProblem(problem, file)
  }
}

async function writeWhole(connection: pg.ClientConfig, file: string, writing: Writing): Promise<Written> {
  const options = '-c timezone=UTC -c datestyle=ISO -c extra_float_digits=1 -c bytea_output=hex'
  const written = { tables: 0, rows: 0 }
  const whole = beginWholeFile(file, { replace: writing.replace ?? false })
  try {
    await withClient({ ...connection, options }, async (client) => {
      await client.query('begin isolation level repeatable read read only')
      await refuseNothing(client)
      await writeLines(whole.path, linesOf(client, written), writing)
    })
    whole.keep()
    return written
  } finally {
    whole.discard()
  }
}

async function refuseNothing(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('schema_migrations') is not null as there`,
  )
  if (!rows[0]!.there) throw new BackupProblem('There is no Hearth in this database: nothing was backed up.')
}

async function* linesOf(client: pg.Client, written: Written): AsyncGenerator<Line> {
  yield { hearth: 'backup', version: 1, migrations: await listApplied(client) }
  for (const table of await listTables(client)) {
    yield { table: table.name, columns: table.columns }
    for await (const row of rowsOf(client, table)) {
      yield row
      written.rows += 1
    }
    written.tables += 1
  }
  yield { sequences: await listSequences(client) }
}

async function* rowsOf(client: pg.Client, { name, key, holdsFiles }: Table): AsyncGenerator<string> {
  const order = key.length > 0 ? key.map((column) => `t.${client.escapeIdentifier(column)}`).join() : 't::text'
  const from = `public.${client.escapeIdentifier(name)}`
  await client.query(
    `declare rows_of_table no scroll cursor for select t::text as row from ${from} t order by ${order}`,
  )
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${holdsFiles ? 1 : 1000} from rows_of_table`)
    if (rows.length === 0) break
    for (const { row } of rows) yield row
  }
  await client.query('close rows_of_table')
}

function asProblem(problem: unknown, file: string): unknown {
  const { code = '' } = problem as { code?: string }
  if (['ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'EEXIST', 'ENOTDIR', 'EROFS', 'ENAMETOOLONG'].includes(code))
    return new BackupProblem(`Hearth may not write ${file}: name a file in a folder that you may write to.`)
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code))
    return new BackupProblem(`There is no room for ${file}. No backup was made.`)
  if (isLost(problem))
    return new BackupProblem(
      'The database stopped answering, and no backup was made: see whether it runs, and try again.',
    )
  return problem
}
