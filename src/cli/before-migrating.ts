import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type pg from 'pg'
import { backUp, BackupProblem } from '#platform/backup/index.ts'
import { withClient } from '#platform/sql/connect.ts'
import { listWaiting } from '#platform/sql/migrate.ts'
import type { Config } from '#src/config.ts'
import { Problem } from './command.ts'
import { signingKey } from './secret.ts'
import { whatHasBegun } from './service.ts'

/*
 * Migrations only go forward. So a service is backed up, as the version before left it, by the command that migrates it:
 * nobody can forget.
 */

/** Writes a backup when migrations wait and there is anything to lose. Gives back what it says of that. Throws a Problem. */
export async function backUpBefore(
  config: Config,
  connection: pg.ClientConfig,
  chosen?: string,
): Promise<string | undefined> {
  const [first] = await withClient(connection, listWaiting)
  if (!first || !(await hasPeople(connection)) || (await whatHasBegun(connection)) !== 'service') return undefined
  const file = chosen ?? join(config.data, 'backups', `before-${first.replace('.sql', '')}`)
  try {
    if (!chosen) mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    await backUp(connection, file, { signingKey: signingKey(config), replace: !chosen })
  } catch (problem) {
    throw new Problem(`${reasonFor(problem, file)} Nothing was migrated. ${otherWays}`)
  }
  return `Wrote a backup first, to ${file}: delete it when the new version has proved itself.`
}

const otherWays =
  '`hearth migrate --backup FILE` writes it elsewhere; with one of your own, `hearth migrate --no-backup` writes none.'

function reasonFor(problem: unknown, file: string): string {
  if (problem instanceof BackupProblem) return problem.message
  const { code } = problem as NodeJS.ErrnoException
  if (code && /^E[A-Z]+$/.test(code)) return `Hearth may not write ${file}, where the backup before migrating goes.`
  throw problem
}

async function hasPeople(connection: pg.ClientConfig): Promise<boolean> {
  return withClient(connection, async (client) => (await client.query('select from people limit 1')).rowCount !== 0)
}
