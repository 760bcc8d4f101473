import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { correctableAction } from './commands/put-right.ts'
import { drawing } from './drawn.ts'
import { beginLinks, followingLinks } from './begin-links.ts'
import { jobs } from './jobs.ts'
import { messages } from './messages.ts'
import { places } from './places.ts'
import { findAction } from './queries/actions.ts'
import { timelineOfActions } from './queries/timeline.ts'
import { actionRoutes } from './routes.ts'
import { settingGroups } from './settings.ts'
import { listActionWork } from './work.ts'

export {
  type Action,
  type ActionState,
  allSettled,
  beneficiaries,
  checkedInWords,
  type ForWhom,
  isOverdue,
  isSettled,
  newActionHref,
  priorities,
  type Priority,
  stateNames,
} from './action.ts'
export { dueByPriority, mayRaise, type NewAction, raiseAction } from './commands/raise.ts'
export { finish as finishAction, verify as verifyAction } from './commands/move.ts'
export { actionsPanel, becameOf } from './pages/panel.ts'
export { actionsOn } from './routes/hanging.ts'
export {
  type ActionFilter,
  actionsOf,
  actionsOfPiece,
  anyOpenOf,
  comesFrom,
  countActionsOf,
  countActions,
  findAction,
  listActions,
} from './queries/actions.ts'

export const room: Room<Need> = {
  key: 'actions',
  routes: actionRoutes,
  jobs: () => jobs,
  places,
  settings: settingGroups,
  messages,
  moves: drawing,
  work: listActionWork,
  timeline: { at: 40, kind: 'action', name: 'Actions', ofHousehold: timelineOfActions },
  begin: beginLinks,
  follows: followingLinks,
  correctables: [correctableAction],
  references: [{ letter: 'T', path: '/actions/', find: findAction }],
}
