import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { ownRoutes } from './routes/concerns.ts'
import { settingGroups } from './settings.ts'
import { concerns } from './stream.ts'

export { clocks as concernClocks } from './clocks.ts'
export { beginConcern } from './commands/begin.ts'
export { findHome as findHomeOfConcern } from './queries/concerns.ts'
export { type ConcernMove, concerns, type OfConcerns } from './stream.ts'
export { officersTitle, owedTo as owedOfConcern } from './told.ts'
export { leftOut as leftOutOfConcern } from './writers.ts'

/** To whom the place is shown: by their part, never by whether there is anything. */
const takePart = ['record_concern', 'hold_restricted', 'hold_sealed', 'prepare_for_audits', 'gather_child_voices']

export const room: Room<Need> = {
  key: 'allegations',
  ...concerns.room,
  routes: () => [...ownRoutes, ...concerns.routes],
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
