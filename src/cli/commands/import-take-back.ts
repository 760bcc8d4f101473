import { clockFor } from '../clock.ts'
import type { Command } from '../command.ts'
import { numberIn } from '../import-number.ts'
import { withDatabase } from '../open-database.ts'

export const takeBackImport: Command = {
  name: 'import take-back',
  takes: 'NUMBER',
  does: 'Takes an import back: what is still as it brought it goes back; what was changed since is listed, and stays.',
  options: {
    because: { means: 'Why, in a sentence that names no child and no carer.', value: 'REASON', required: true },
  },
  async run({ words, needed }, config) {
    const importId = numberIn(words, 'import take-back')
    const imports = await import('#modules/imports/index.ts')
    const taking = { importId, because: needed('because'), now: clockFor(config.today)() }
    const done = await withDatabase(config, ({ database }) => imports.takeBackBrought(database, taking))
    console.log(done.inWords)
    process.exitCode = done.refused ? 1 : 0
  },
}
