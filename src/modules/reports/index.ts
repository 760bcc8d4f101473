import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { places } from './places.ts'
import { monthRoutes } from './routes/month.ts'

export const room: Room<Need> = { key: 'reports', routes: () => monthRoutes, places }
