import { type RoleKey, roles } from '#framework/s4-roles.ts'
import { addOnServer, isCaseSystemId, listTeams } from '#modules/people/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { clockFor } from '../clock.ts'
import type { Config } from '#src/config.ts'
import { type Command, type Given, Problem } from '../command.ts'
import { withDatabase } from '../open-database.ts'
import { useSecretIfKnown } from '../secret.ts'
import { begin, whatHasBegun } from '../service.ts'

export const addUser: Command = {
  name: 'user add',
  does: 'Adds a person and prints the link with which they begin. It works once, for seven days. Administrators and the Head of Quality Assurance are told.',
  options: {
    name: { value: 'NAME', means: 'First and last name.', required: true },
    email: { value: 'ADDRESS', means: 'Their e-mail address at work.', required: true },
    role: {
      value: 'ROLE',
      means: `One of: ${Object.keys(roles).join(', ')}. May be given more than once.`,
      required: true,
      multiple: true,
    },
    team: { value: 'NAME', means: 'The team that they belong to.' },
    'case-system-id': { value: 'NUMBER', means: 'Their number in the case system, by which imports know them.' },
  },
  async run(given, config) {
    const now = clockFor(config.today)()
    const today = londonDate(now)
    const person = {
      name: given.needed('name').trim(),
      email: readAddress(given),
      roles: readRoles(given),
      managerId: null,
      caseSystemId: readCaseSystemId(given),
    }
    const path = await withDatabase(config, async ({ database, connection }) => {
      useSecretIfKnown(config)
      if ((await whatHasBegun(connection)) === 'nothing') await begin(connection, 'service')
      return database.asSystem(now, async (tx) => {
        await refuseTaken(tx, person)
        const teamId = await findTeamId(tx, given.one('team'))
        return addOnServer(tx, { ...person, teamId }, { today, now })
      })
    })
    console.log(`Added ${person.name}. They begin at ${addressOf(config)}${path}`)
    if (!config.baseUrl) console.error(withoutBaseUrl)
  },
}

/** Where people reach Hearth; unless that is set, where this machine does. */
const addressOf = ({ baseUrl, host, port }: Config): string =>
  baseUrl ?? `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`

const withoutBaseUrl =
  'HEARTH_BASE_URL is not set, so this link begins with the address of this machine: put the address that people type in its place, or set HEARTH_BASE_URL.'

function readAddress(given: Given): string {
  const address = given.needed('email').trim().toLowerCase()
  if (!/^[^\s@]+@[^\s@]+$/.test(address))
    throw new Problem('--email must be an e-mail address, such as ada@council.example.')
  return address
}

function readCaseSystemId(given: Given): string | null {
  const number = given.one('case-system-id')?.trim()
  if (number === undefined) return null
  if (isCaseSystemId(number)) return number
  throw new Problem('--case-system-id must be a number as the case system writes it, such as W1042: no spaces.')
}

function readRoles(given: Given): RoleKey[] {
  return given.all('role').map((role) => {
    if (Object.hasOwn(roles, role)) return role as RoleKey
    throw new Problem(`There is no role "${role}". The roles are: ${Object.keys(roles).join(', ')}.`)
  })
}

async function refuseTaken(
  tx: Tx,
  { email, caseSystemId }: { email: string; caseSystemId: string | null },
): Promise<void> {
  const taken = await tx.maybe(sql`select id from people where email = ${email}`)
  if (taken) throw new Problem(`Somebody with the address ${email} is here already. Nobody was added.`)
  const sameNumber = caseSystemId && (await tx.maybe(sql`select id from people where source_id = ${caseSystemId}`))
  if (sameNumber) throw new Problem(`Somebody with the number ${caseSystemId} is here already. Nobody was added.`)
}

async function findTeamId(tx: Tx, name: string | undefined): Promise<number | null> {
  if (name === undefined) return null
  const teams = await listTeams(tx)
  const team = teams.find((one) => one.name.toLowerCase() === name.toLowerCase())
  if (team) return team.id
  throw new Problem(
    `There is no team "${name}". The teams are: ${teams.map((one) => one.name).join(', ') || 'none yet'}.`,
  )
}
