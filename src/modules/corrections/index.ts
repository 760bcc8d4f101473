import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { messages } from './messages.ts'
import { places } from './places.ts'
import { correctionRoutes } from './routes.ts'
import { listCorrectionWork } from './work.ts'

export const room: Room<Need> = {
  key: 'corrections',
  routes: correctionRoutes,
  places,
  messages,
  work: listCorrectionWork,
}
