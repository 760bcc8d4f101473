import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { places } from './places.ts'
import { agreementRoutes } from './routes/agreement.ts'

export { agreementOf, shareInWords } from './agreement.ts'
export { listGradedTwice } from './queries/agreement.ts'

export const room: Room<Need> = { key: 'agreement', routes: () => agreementRoutes, places }
