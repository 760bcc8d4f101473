import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { places } from './places.ts'
import { feedRoutes } from './routes/feed.ts'

export { type SlotDone, slotsOf } from './queries/slots.ts'
export type { Side, Slot, Year } from './slot.ts'
export { type Standing, standingOf, standings } from './standing.ts'

export const room: Room<Need> = {
  key: 'calendar',
  routes: () => feedRoutes,
  places,
}
