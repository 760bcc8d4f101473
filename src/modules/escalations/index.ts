import { timelineOf } from '#modules/evidence/index.ts'
import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { messages } from './messages.ts'
import { listChildrenOf, listOfHousehold } from './queries/escalations.ts'
import { ownRoutes } from './routes/escalations.ts'
import { settingGroups } from './settings.ts'
import { steps } from './steps.ts'
import { escalations } from './stream.ts'

export { beginEscalation } from './commands/begin.ts'
export { escalationsBrought } from './commands/bring.ts'
export { noticedIn, type OfMonth } from './queries/escalations.ts'
export { type EscalationMove, escalations, type OfEscalations } from './stream.ts'

const takePart = ['escalate', 'report_escalations', 'respond', 'sign_off', 'read_month'] as const

export const room: Room<Need> = {
  key: 'escalations',
  ...escalations.room,
  routes: () => [...ownRoutes, ...escalations.routes],
  settings: settingGroups,
  messages,
  places: [
    {
      ...{ at: 228, under: 'evidence', text: 'Escalations by reviewing officers', href: '/escalations' },
      says: 'What reviewing officers raise so that a child need not wait, and the good practice that they note.',
      shownTo: ({ duties }) => takePart.some((duty) => duties.has(duty)),
    },
  ],
  timeline: {
    ...{ at: 48, kind: 'escalation', name: 'Escalations' },
    ofHousehold: timelineOf({
      stream: { path: '/escalations', steps },
      list: listOfHousehold,
      called: ({ kind }) => (kind === 'concern' ? 'Escalation' : 'Good practice'),
      on: ({ noticedOn }) => noticedOn,
    }),
  },
  begin: async (tx, { duties }, { id }) =>
    duties.has('escalate')
      ? (await listChildrenOf(tx, id)).map(({ ref }) => ({
          ...{ at: 28, text: `Escalate for child ${ref}, or note good practice` },
          href: `/escalations/new?child=${ref}`,
        }))
      : [],
}
