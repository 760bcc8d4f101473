import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { secondExcuses } from './jobs.ts'
import { messages } from './messages.ts'
import { ownRoutes } from './routes/programme.ts'
import { settingGroups } from './settings.ts'
import { programme } from './stream.ts'

export { arrangeVisit } from './commands/arrange.ts'
export { type ProgrammeMonth, programmeOf } from './queries/month.ts'
export { type OfProgramme, programme, type ProgrammeMove } from './stream.ts'

export const room: Room<Need> = {
  key: 'programme',
  carries: ['leaders_programme'],
  ...programme.room,
  routes: () => [...ownRoutes, ...programme.routes],
  jobs: () => [...programme.room.jobs(), secondExcuses],
  settings: settingGroups,
  messages,
  // What leaders saw, and what came of it, is for everybody who works here.
  places: [
    {
      at: 510,
      under: 'calendar',
      text: 'Leaders’ programme',
      href: '/programme',
      says: 'When senior leaders come along, what they saw, what they promised and what came of it.',
    },
  ],
}
