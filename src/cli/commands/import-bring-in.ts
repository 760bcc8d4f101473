import { londonDate } from '#platform/dates/index.ts'
import { clockFor } from '../clock.ts'
import { type Command, Problem } from '../command.ts'
import { numberIn } from '../import-number.ts'
import { withDatabase } from '../open-database.ts'

export const bringInImport: Command = {
  name: 'import bring-in',
  takes: 'NUMBER',
  does: 'Brings in what `hearth import` proposed under this number: all of it, or none when a row has an error.',
  options: {
    'skip-errors': { means: 'Leave the rows with errors out and bring in the others.' },
    answer: { means: 'Answer a question about the files, as it was listed.', value: 'QUESTION=yes|no', multiple: true },
  },
  async run({ words, has, all }, config) {
    const importId = numberIn(words, 'import bring-in')
    const imports = await import('#modules/imports/index.ts')
    const answers = imports.readAnswersGiven(all('answer'))
    if (!answers) throw new Problem('Answer with yes or no: --answer "QUESTION=yes", as the question is listed.')
    const now = clockFor(config.today)()
    const options = { skipErrors: has('skip-errors'), answers, today: londonDate(now), now }
    const refused = await withDatabase(config, ({ database }) => imports.bringInProposed(database, importId, options))
    console.log(refused === null ? 'Brought in.' : `Nothing was brought in. ${refused}`)
    process.exitCode = refused === null ? 0 : 1
  },
}
