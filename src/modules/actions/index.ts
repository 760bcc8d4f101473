export {
  type Action,
  type ActionState,
  allSettled,
  beneficiaries,
  checkedInWords,
  type ForWhom,
  isOverdue,
  isSettled,
  priorities,
  type Priority,
  stateNames,
} from './action.ts'
export { beginLinks } from './begin-links.ts'
export { dueByPriority, mayRaise, mayRaiseFor, type NewAction, raiseAction } from './commands/raise.ts'
export { jobs } from './jobs.ts'
export { actionsPanel } from './pages/panel.ts'
export {
  type ActionFilter,
  actionsOfAudit,
  countActions,
  findAction,
  listActions,
  listActionsOfHousehold,
} from './queries/actions.ts'
export { actionRoutes, type AuditOfAction } from './routes.ts'
export { actionSettings } from './settings.ts'
export { listActionWork } from './work.ts'
export { moves as actionMoves } from './states.ts'
