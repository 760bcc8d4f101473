import type { Need } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Room } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { WorkItem, WorkNow } from '#platform/work-item.ts'
import { pathOf, windowOf } from './midway.ts'
import { listOfHousehold } from './queries/midways.ts'
import { listDue, midwayRoutes } from './routes.ts'
import { settingGroups } from './settings.ts'

export { type Counts, countOf } from './midway.ts'
export { duesIn } from './queries/midways.ts'
export { midwaySettings } from './settings.ts'

const takePart = ['escalate', 'report_escalations', 'read_month'] as const

/** What is due of this person's own children, until the days are over in which it is asked for. */
async function listWork(tx: Tx, { duties }: Actor, { today }: WorkNow): Promise<WorkItem[]> {
  if (!duties.has('escalate')) return []
  const { asked, days } = await listDue(tx, today)
  return asked.map((one) => ({
    what: `Hold the midway review of child ${one.child}, or say why not`,
    why: 'You are their reviewing officer, or stand in for whoever is',
    ...{ href: pathOf(one), dueOn: windowOf(one.dueOn, days).to, group: 'mine' as const },
  }))
}

export const room: Room<Need> = {
  ...{ key: 'midways', settings: settingGroups, work: listWork, routes: () => midwayRoutes },
  places: [
    {
      ...{ at: 229, under: 'evidence', text: 'Midway reviews', href: '/midways' },
      says: 'Whether what a child’s review decided is being done, half-way to the next one.',
      shownTo: ({ duties }) => takePart.some((duty) => duties.has(duty)),
    },
  ],
  timeline: { ...{ at: 49, kind: 'midway', name: 'Midway reviews' }, ofHousehold: listOfHousehold },
}
