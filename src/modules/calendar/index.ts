import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { drawn } from './drawn.ts'
import { messages } from './messages.ts'
import { places } from './places.ts'
import { changeRoutes } from './routes/changes.ts'
import { dueRoutes } from './routes/due.ts'
import { feedRoutes } from './routes/feed.ts'
import { lineRoutes } from './routes/lines.ts'
import { overviewRoutes } from './routes/overview.ts'
import { settingGroups } from './settings.ts'
import { yearRoutes } from './routes/years.ts'
import { listCalendarWork } from './work.ts'

export { answerChange, askAdded, askChange, type Wanted } from './commands/change.ts'
export { isShortNotice } from './change.ts'
export { drawYear, moveYear } from './commands/year.ts'
export { tallyRow } from './pages/tally.ts'
export { countDue, type ReadMonth, readMonth } from './queries/due.ts'
export { addressOfDue } from './routes/due.ts'
export { isQuiet } from './quiet.ts'
export { type SlotDone, slotsOf } from './queries/slots.ts'
export type { ActivityKey, Side, Slot, Year } from './slot.ts'
export { type Standing, standingOf, standings } from './standing.ts'
export { type Alike, type Tally, tallyOf } from './tally.ts'
export type { YearMove } from './year-moves.ts'

export const room: Room<Need> = {
  key: 'calendar',
  routes: (rooms) => [
    ...yearRoutes,
    ...lineRoutes,
    ...changeRoutes,
    ...dueRoutes,
    ...overviewRoutes(rooms),
    ...feedRoutes,
  ],
  settings: settingGroups,
  places,
  moves: drawn,
  messages,
  work: listCalendarWork,
}
