import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { places } from './places.ts'
import { routes } from './routes.ts'

export { addressOf as addressOfAudits, type Counted, type Period, periodOf, type Stage, themesOf } from './counted.ts'
export { requireOwnFigures, seesEverybodysFigures } from './own-figures.ts'
export { countAudits, listStuckAudits } from './queries/list.ts'
export { latest as latestTaken, listTaken } from './queries/time-taken.ts'
export { byChildren, durationInWords, fewestAuditors, fewestAudits, type Group as TakenGroup } from './time-taken.ts'
export {
  answersAt,
  answersOfAt,
  endOf,
  gradeAt,
  isTold,
  rewrittenSince,
  stageOf,
  stateSince,
} from './queries/as-of-end.ts'
export {
  agreementIs,
  chosenGrade,
  conditionsOf,
  gradedTwice,
  givesGrade,
  isGiven,
  takesBack,
  undoneBefore,
} from './queries/narrowing.ts'

export const room: Room<Need> = { key: 'figures', routes: () => routes, places }
