import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { places } from './places.ts'
import { routes } from './routes.ts'

export { addressOf as addressOfAudits, type Counted, type Period, periodOf, themesOf } from './counted.ts'
export { requireOwnFigures, seesEverybodysFigures } from './own-figures.ts'
export { countAudits, listStuckAudits } from './queries/list.ts'
export {
  agreementIs,
  chosenGrade,
  conditionsOf,
  finalGradeAt,
  endOf,
  gradedTwice,
  isGiven,
} from './queries/narrowing.ts'

export const room: Room<Need> = { key: 'figures', routes: () => routes, places }
