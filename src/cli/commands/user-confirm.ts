import { confirmOnServer, tellOfServer } from '#modules/people/index.ts'
import { rooms } from '#src/rooms.ts'
import { NotFound } from '#platform/problems.ts'
import { londonDate } from '#platform/dates/index.ts'
import { clockFor } from '../clock.ts'
import { type Command, Problem } from '../command.ts'
import { withDatabase } from '../open-database.ts'
import { useSecretIfKnown } from '../secret.ts'

export const confirmChange: Command = {
  name: 'user confirm',
  takes: 'NUMBER',
  does: 'Says yes to a change of access that waits, where nobody in the service can: its page says the number. Everybody concerned is told.',
  async run({ words }, config) {
    const [number = ''] = words
    if (!/^[1-9]\d{0,8}$/.test(number) || words.length > 1)
      throw new Problem('Name one change by its number: `hearth user confirm NUMBER`. Its page in Hearth says it.')
    const now = clockFor(config.today)()
    const knowsSecret = useSecretIfKnown(config)
    const change = await withDatabase(config, ({ database }) =>
      database.asSystem(now, async (tx) => {
        const when = { today: londonDate(now), now }
        const confirmed = await confirmOnServer(tx, Number(number), when, rooms).catch((problem: unknown) => {
          throw problem instanceof NotFound ? new Problem(`No change of access has the number ${number}.`) : problem
        })
        await tellOfServer(tx, when.today)
        return confirmed
      }),
    )
    const mail = knowsSecret
      ? ''
      : ' HEARTH_SECRET is not set here, so no invitation was sent: send a new one in Hearth.'
    console.log(`Number ${number} (${change.kind}) is done, and everybody concerned is told.${mail}`)
  },
}
