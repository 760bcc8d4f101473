import { resolve } from 'node:path'
import { restore as restoreInto } from '#platform/backup/index.ts'
import { type Command, Problem } from '../command.ts'
import { withConnection } from '../open-database.ts'
import { filledByPreparing, prepareDatabase } from '../prepare-database.ts'

export const restore: Command = {
  name: 'restore',
  takes: 'FILE',
  does: 'Fills an empty database with what `hearth backup` wrote: all of it or nothing.',
  async run({ words }, config) {
    const [file] = words
    if (!file || words.length > 1) throw new Problem('Name the file to restore: `hearth restore FILE`.')
    const { tables, rows } = await withConnection(config, async (connection) => {
      const restored = await restoreInto(connection, resolve(file), filledByPreparing)
      await prepareDatabase(connection)
      return restored
    })
    console.log(`Restored ${rows} rows of ${tables} tables from ${file}.`)
  },
}
