import { londonDate } from '#platform/dates/index.ts'
import { clockFor } from '../clock.ts'
import { type Command, Problem } from '../command.ts'
import { withDatabase } from '../open-database.ts'
import { begin, whatHasBegun } from '../service.ts'

export const importFiles: Command = {
  name: 'import',
  takes: 'FILE…',
  does: 'Reads files from other systems and says what they would change. Nothing is changed without --apply.',
  options: {
    apply: { means: 'Bring the changes in: all of them, or none when a row has an error.' },
    'skip-errors': { means: 'With --apply: leave the rows with errors out and bring in the others.' },
    answer: {
      means:
        'Answer a question about the files, as it is listed. Until every question is answered nothing is brought in.',
      value: 'QUESTION=yes|no',
      multiple: true,
    },
    json: {
      means: 'Print the result as JSON: per file its kind, rows, new, changed, unchanged, left, questions and errors.',
    },
  },
  async run({ words, has, all }, config) {
    if (words.length === 0) throw new Problem('Name the files to import: `hearth import FILE…`.')
    const imports = await import('#modules/imports/index.ts')
    const answers = imports.readAnswersGiven(all('answer'))
    if (!answers) throw new Problem('Answer with yes or no: --answer "QUESTION=yes", as the question is listed.')
    const now = clockFor(config.today)()
    const options = { apply: has('apply'), skipErrors: has('skip-errors'), answers, today: londonDate(now), now }
    const result = await withDatabase(config, async ({ database, connection }) => {
      if ((await whatHasBegun(connection)) === 'nothing') await begin(connection, 'service')
      return imports.importFiles(database, words, options)
    })
    console.log(has('json') ? JSON.stringify(result, null, 2) : imports.inWords(result))
    process.exitCode = imports.exitCodeOf(result)
  },
}
