import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { bringWatch } from './commands/watch.ts'
import { places } from './places.ts'
import { lawRoutes } from './routes/law.ts'

export const room: Room<Need> = { key: 'law', prepare: bringWatch, routes: () => lawRoutes, places }
