import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { routes } from './routes.ts'

export const room: Room<Need> = { key: 'papers', routes: () => routes }
