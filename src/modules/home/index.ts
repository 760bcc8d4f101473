import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { listFirstSteps } from './queries/first-steps.ts'
import { places } from './navigation.ts'
import { routes } from './routes.ts'

export { navigationFor } from './navigation.ts'
export { problemPage } from './pages/problem.ts'
export { sentAlreadyPage } from './pages/sent-already.ts'
export { tooLongPage } from './pages/too-long.ts'

export const room: Room<Need> = { key: 'home', routes, places, work: listFirstSteps }
