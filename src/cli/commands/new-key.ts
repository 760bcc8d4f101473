import { resolve } from 'node:path'
import { makeKeyPair } from '#platform/backup/index.ts'
import { type Command, Problem } from '../command.ts'

export const newKey: Command = {
  name: 'new-key',
  takes: 'FILE',
  does: 'Makes a pair of keys for encrypted backups: the secret one in FILE, the public one printed. Needs no database.',
  async run({ words }) {
    const [file] = words
    if (!file || words.length > 1) throw new Problem('Name the file for the secret key: `hearth new-key FILE`.')
    const publicKey = await makeKeyPair(resolve(file))
    console.log(publicKey)
    console.error(`That is the public key, for \`hearth backup FILE --to\`. The secret one is in ${file}:`)
    console.error('keep it away from the server, in two places. Without it nobody opens the backups, not even you.')
  },
}
