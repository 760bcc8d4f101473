import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { messages } from './messages.ts'
import { ownRoutes } from './routes/concerns.ts'
import { reportRoutes } from './routes/reports.ts'
import { settingGroups } from './settings.ts'
import { concerns } from './stream.ts'
import { listReportWork } from './work.ts'

export { clocks as concernClocks } from './clocks.ts'
export { beginConcern } from './commands/begin.ts'
export { signReport } from './commands/sign.ts'
export { findHome as findHomeOfConcern } from './queries/concerns.ts'
export { reportSignedIn } from './queries/reports.ts'
export { type ConcernMove, concerns, type OfConcerns } from './stream.ts'
export { officersTitle, owedTo as owedOfConcern } from './told.ts'
export { leftOut as leftOutOfConcern } from './writers.ts'

/** To whom the place is shown: by their part, never by whether there is anything. */
const takePart = ['record_concern', 'hold_restricted', 'hold_sealed', 'prepare_for_audits', 'gather_child_voices']

export const room: Room<Need> = {
  ...{ key: 'allegations', carries: ['lado_report'] },
  ...concerns.room,
  routes: () => [...ownRoutes, ...reportRoutes, ...concerns.routes],
  work: async (tx, actor, now) => [
    ...(await concerns.room.work(tx, actor, now)),
    ...(await listReportWork(tx, actor, now)),
  ],
  messages,
  settings: settingGroups,
  decides: ({ duties }, alert, seen) =>
    duties.has('record_concern')
      ? [
          {
            text: 'It is an allegation, or a concern about the standard of care: decide it so',
            href: `/concerns/new?alert=${alert}&seen=${seen}`,
          },
        ]
      : [],
  places: [
    {
      ...{ at: 230, under: 'evidence', text: 'Allegations and concerns', href: '/concerns' },
      says: 'What was said about care in a foster home, for those who are to know of it.',
      shownTo: ({ duties }) => takePart.some((duty) => duties.has(duty)),
    },
  ],
}
