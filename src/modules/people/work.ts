import type { Actor } from '#platform/sql/database.ts'
import type { Tx } from '#platform/sql/index.ts'
import { missingContacts, nightsUncovered } from './contacts.ts'
import { readContacts } from './queries/contacts.ts'
import { listTeamsLeft } from './queries/directory.ts'
import type { WorkItem, WorkNow } from './work-item.ts'

/** Rows of "My work" for whoever manages people: numbers that nobody has given yet, and teams whose manager has gone. The
 * service manager learns that nights are uncovered, too. */
export async function listPeopleWork(tx: Tx, actor: Actor, now: WorkNow): Promise<WorkItem[]> {
  return [...(await listContactWork(tx, actor, now)), ...(await listTeamWork(tx, actor, now))]
}

async function listContactWork(tx: Tx, { duties }: Actor, { today }: WorkNow): Promise<WorkItem[]> {
  if (!duties.has('manage_people') && !duties.has('sign_off')) return []
  const contacts = await readContacts(tx, today)
  const missing = missingContacts(contacts)
  const common = { href: '/contacts', dueOn: today, group: 'mine' } as const
  const night: WorkItem = {
    ...common,
    what: 'Nights are uncovered: nobody is told of a safety alert before the morning',
    why: duties.has('manage_people')
      ? 'The out-of-hours e-mail address and the manager on call are not set'
      : 'The out-of-hours e-mail address and the manager on call are not set: an administrator or Quality Assurance can set them',
    alert: true,
  }
  const numbers: WorkItem = {
    ...common,
    what: 'Set the numbers that children and carers are given',
    why: `Not set yet: ${missing.join(', ')}`,
  }
  return [
    ...(nightsUncovered(contacts) ? [night] : []),
    ...(duties.has('manage_people') && missing.length > 0 ? [numbers] : []),
  ]
}

async function listTeamWork(tx: Tx, actor: Actor, { today, gone }: WorkNow): Promise<WorkItem[]> {
  if (!actor.duties.has('manage_people')) return []
  const teams = await listTeamsLeft(tx, gone)
  return teams.map(({ id, name }) => ({
    what: `Choose another manager for the ${name}`,
    why: 'Its manager sees no cases any more, so its audits lie with nobody',
    href: `/people/teams/${id}`,
    dueOn: today,
    group: 'mine',
  }))
}
