import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { fillEvidence } from './commands/fill.ts'
import { places } from './places.ts'
import { matrixRoutes } from './routes/matrix.ts'

export const room: Room<Need> = {
  key: 'matrix',
  prepare: fillEvidence,
  routes: matrixRoutes,
  places,
}
