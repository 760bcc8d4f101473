import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { places } from './places.ts'
import { feedRoutes } from './routes/feed.ts'
import { drawn } from './drawn.ts'
import { messages } from './messages.ts'
import { changeRoutes } from './routes/changes.ts'
import { lineRoutes } from './routes/lines.ts'
import { overviewRoutes } from './routes/overview.ts'
import { settingGroups } from './settings.ts'
import { yearRoutes } from './routes/years.ts'
import { listCalendarWork } from './work.ts'

export { type SlotDone, slotsOf } from './queries/slots.ts'
export type { Side, Slot, Year } from './slot.ts'
export { type Standing, standingOf, standings } from './standing.ts'

export const room: Room<Need> = {
  key: 'calendar',
  routes: (rooms) => [...yearRoutes, ...lineRoutes, ...changeRoutes, ...overviewRoutes(rooms), ...feedRoutes],
  settings: settingGroups,
  places,
  moves: drawn,
  messages,
  work: listCalendarWork,
}
