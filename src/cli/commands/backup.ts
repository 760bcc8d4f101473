import { join, resolve } from 'node:path'
import { backUp } from '#platform/backup/index.ts'
import type { Config } from '#src/config.ts'
import { type Command, Problem } from '../command.ts'
import { withDatabase } from '../open-database.ts'

export const backup: Command = {
  name: 'backup',
  takes: 'FILE',
  does: 'Writes everything that the database holds at this moment to one file. The server may run meanwhile.',
  async run({ words }, config) {
    const [file] = words
    if (!file || words.length > 1) throw new Problem('Name the file to write: `hearth backup FILE`.')
    const { tables, rows } = await withDatabase(config, ({ connection }) => backUp(connection, resolve(file)))
    console.log(
      `Wrote ${rows} rows of ${tables} tables to ${file}. It names children and carers: keep it as safe as the database.`,
    )
    console.log(`${whereSecretIs(config)} Keep that too, apart from the backup: authenticators are locked with it.`)
  },
}

function whereSecretIs({ secret, data }: Config): string {
  return secret
    ? 'HEARTH_SECRET is not in it.'
    : `The secret of this service is not in it, but in ${join(data, 'secret')}.`
}
