import { resolve } from 'node:path'
import { backUp, readPublicKeys } from '#platform/backup/index.ts'
import type { Config } from '#src/config.ts'
import { type Command, Problem } from '../command.ts'
import { withConnection } from '../open-database.ts'
import { secretFile, signingKey } from '../secret.ts'

export const backup: Command = {
  name: 'backup',
  takes: 'FILE',
  does: 'Writes everything that the database holds at this moment to one file. The server may run meanwhile.',
  options: {
    to: {
      value: 'KEY',
      means: 'Encrypts it for this public key (age1…), or for each in a file. May be given more than once.',
      multiple: true,
    },
    replace: { means: 'Puts it in the place of a file that is there already.' },
  },
  async run({ words, all, has }, config) {
    const [file] = words
    if (!file || words.length > 1) throw new Problem('Name the file to write: `hearth backup FILE`.')
    const publicKeys = all('to').flatMap(readPublicKeys)
    const { tables, rows } = await withConnection(config, (connection) =>
      backUp(connection, resolve(file), { signingKey: signingKey(config), publicKeys, replace: has('replace') }),
    )
    console.log(`Wrote ${rows} rows of ${tables} tables to ${file}. ${howToKeep(publicKeys)}`)
    console.log(`${whereSecretIs(config)} Keep that too, apart from the backup: authenticators are locked with it.`)
    if (!signingKey(config))
      console.error('It is not signed, because HEARTH_SECRET is not set: to restore it takes --unsigned.')
  },
}

function howToKeep(publicKeys: readonly string[]): string {
  return publicKeys.length > 0
    ? 'It is encrypted: only the secret key opens it again.'
    : 'It names children and carers: keep it as safe as the database.'
}

function whereSecretIs(config: Config): string {
  return config.secret || config.databaseUrl
    ? 'HEARTH_SECRET is not in it.'
    : `The secret of this service is not in it, but in ${secretFile(config)}.`
}
