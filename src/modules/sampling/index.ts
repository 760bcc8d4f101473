import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { messages } from './messages.ts'
import { places } from './places.ts'
import { sampleRoutes } from './routes/sample.ts'
import { settingGroups } from './settings.ts'

export { draw as drawByLot } from './selection.ts'

export const room: Room<Need> = {
  key: 'sampling',
  routes: () => sampleRoutes,
  places,
  settings: settingGroups,
  messages,
}
