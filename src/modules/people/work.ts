import type { Actor } from '#platform/sql/database.ts'
import type { Tx } from '#platform/sql/index.ts'
import { listTeamsLeft } from './queries/directory.ts'
import type { WorkItem, WorkNow } from './work-item.ts'

/** Rows of "My work" for whoever manages people: teams whose manager has gone. */
export async function listPeopleWork(tx: Tx, actor: Actor, { today, gone }: WorkNow): Promise<WorkItem[]> {
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
