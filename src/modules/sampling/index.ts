import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { jobs } from './jobs.ts'
import { messages } from './messages.ts'
import { places } from './places.ts'
import { notProposedRoutes } from './routes/not-proposed.ts'
import { routes } from './routes/sample.ts'
import { settingGroups } from './settings.ts'

export { draw as drawByLot } from './selection.ts'

export const room: Room<Need> = {
  key: 'sampling',
  routes: () => [...routes, ...notProposedRoutes],
  places,
  settings: settingGroups,
  messages,
  jobs: () => jobs,
}
