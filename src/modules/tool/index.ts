import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { publishShippedTool } from './commands/publish.ts'
import { messages } from './messages.ts'
import { places } from './places.ts'
import { toolRoutes } from './routes.ts'
import { settingGroups } from './settings.ts'

export { asksOfTheTool } from './asks.ts'
export { calledIn } from './called.ts'
export { bringFacts } from './commands/bring-forward.ts'
export { fillFromVisits } from './commands/fill-from-visits.ts'
export { bearsOnLimit, isOverLimit, tellOfLimit } from './commands/tell-of-limit.ts'
export { householdFacts } from './household-facts.ts'
export { besideQuestion } from './pages/beside.ts'
export { type Beside, knownBeside } from './queries/known-beside.ts'
export { findTool, findToolInForce, findWordsAsked } from './queries/versions.ts'
export { thresholdsIn } from './queries/thresholds.ts'
export { mistakeInVisits } from './visits.ts'
export { answersFromWordsGone } from './words-gone.ts'

export const room: Room<Need> = {
  key: 'tool',
  prepare: publishShippedTool,
  routes: () => toolRoutes,
  places,
  settings: settingGroups,
  messages,
}
