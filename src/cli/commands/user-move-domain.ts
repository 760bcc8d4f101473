import { moveAddresses } from '#modules/people/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { clockFor } from '../clock.ts'
import { type Command, type Given, Problem } from '../command.ts'
import { withDatabase } from '../open-database.ts'
import { useSecretIfKnown } from '../secret.ts'

export const moveDomain: Command = {
  name: 'user move-domain',
  takes: 'OLD NEW',
  does: 'Changes every e-mail address of one mail domain to another, as when a council is reorganised. Everybody is told at both addresses and signed out.',
  async run(given, config) {
    const { from, to } = readDomains(given)
    const now = clockFor(config.today)()
    useSecretIfKnown(config)
    const { moved, taken, links } = await withDatabase(config, ({ database }) =>
      database.asSystem(now, (tx) => moveAddresses(tx, { from, to }, { today: londonDate(now), now })),
    )
    if (taken.length > 0)
      throw new Problem(
        `Somebody else has ${taken.join(', ')} already: give them another address first. Nothing was changed.`,
      )
    if (moved === 0) throw new Problem(`Nobody here has an address at ${from}. Nothing was changed.`)
    const people = moved === 1 ? '1 person has' : `${moved} people have`
    console.log(`${people} an address at ${to} now. They are told at both addresses, and signed out.`)
    const base = config.baseUrl ?? `http://${config.host}:${config.port}`
    for (const { email, path } of links) console.log(`${email} had not begun, and begins at ${base}${path}`)
  },
}

function readDomains({ words }: Given): { from: string; to: string } {
  const [from, to] = words.map((word) => word.trim().toLowerCase().replace(/^@/, ''))
  if (!from || !to || words.length > 2) throw new Problem('Name both domains: `hearth user move-domain OLD NEW`.')
  const odd = [from, to].find((domain) => !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain))
  if (odd) throw new Problem(`"${odd}" is not a mail domain such as council.gov.uk.`)
  if (from === to) throw new Problem('Both domains are the same: nothing would change.')
  return { from, to }
}
