import { resolve } from 'node:path'
import { isRehearsal } from '#modules/people/index.ts'
import { readSecretKeys, restore as restoreInto } from '#platform/backup/index.ts'
import { asTx } from '#platform/sql/index.ts'
import { type Command, Problem } from '../command.ts'
import { withConnection } from '../open-database.ts'
import { filledByPreparing, prepareDatabase } from '../prepare-database.ts'
import { beginRehearsal } from '../rehearsal.ts'
import { knownSigningKey } from '../secret.ts'
import { agreeToSend, waitingIn } from '../waiting-mail.ts'

export const restore: Command = {
  name: 'restore',
  takes: 'FILE',
  does: 'Fills an empty database with what `hearth backup` wrote: all of it or nothing.',
  options: {
    rehearsal: { means: 'To try it out: sends no mail, runs no jobs, and says so on every page.' },
    key: { value: 'FILE', means: 'The secret key of an encrypted backup.' },
    unsigned: { means: 'Restores it although nobody can say that this service wrote it.' },
  },
  async run({ words, has, one }, config) {
    const [file] = words
    if (!file || words.length > 1) throw new Problem('Name the file to restore: `hearth restore FILE`.')
    const key = one('key')
    const secretKeys = key ? readSecretKeys(resolve(key)) : []
    if (has('unsigned')) console.error(withoutSignature)
    let rehearsal = false
    const restored = await withConnection(config, async (connection) => {
      const done = await restoreInto(connection, resolve(file), {
        besides: filledByPreparing,
        secretKeys,
        signingKey: knownSigningKey(config),
        unsigned: has('unsigned'),
        finish: async (client) => {
          const tx = asTx(client)
          rehearsal = has('rehearsal') || (await isRehearsal(tx)) // a backup of a rehearsal stays one
          await (rehearsal ? beginRehearsal(tx) : agreeToSend(await waitingIn(tx, Temporal.Now.instant())))
        },
      })
      await prepareDatabase(connection)
      return done
    })
    console.log(`Restored ${restored.rows} rows of ${restored.tables} tables from ${file}.`)
    if (rehearsal) console.log(thisIsARehearsal)
  },
}

const withoutSignature =
  'Warning: with --unsigned, Hearth does not look whether this service wrote the backup. Whoever could write to the file decides what will be restored: who may sign in, and what was recorded.'

const thisIsARehearsal =
  'This is a rehearsal: no mail goes out, no jobs run, and every page says so. `hearth rehearsal end` makes it a real service.'
