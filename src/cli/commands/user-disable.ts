import { deactivate, tellOfServer, uncoveredInWords } from '#modules/people/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql } from '#platform/sql/index.ts'
import { clockFor } from '../clock.ts'
import { type Command, Problem } from '../command.ts'
import { withDatabase } from '../open-database.ts'

export const disableUser: Command = {
  name: 'user disable',
  takes: 'ADDRESS',
  does: 'Ends the access of the person with this e-mail address at once. Their work stays where it is.',
  async run({ words }, config) {
    const [email] = words
    if (!email || words.length > 1)
      throw new Problem('Name one person by e-mail address: `hearth user disable ADDRESS`.')
    const now = clockFor(config.today)()
    const uncovered = await withDatabase(config, ({ database }) =>
      database.asSystem(now, async (tx) => {
        const person = await tx.maybe<{ id: number }>(sql`select id from people where email = ${email} and active`)
        if (!person) throw new Problem(`Nobody with the address ${email} can sign in here. Nothing was changed.`)
        const when = { today: londonDate(now), now }
        const left = await deactivate(tx, person.id, when)
        await tellOfServer(tx, when.today)
        return left
      }),
    )
    console.log(`${email} can no longer sign in, and every session of theirs has ended.${uncoveredInWords(uncovered)}`)
  },
}
