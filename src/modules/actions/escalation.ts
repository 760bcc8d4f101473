import { workingDaysBetween } from '#platform/dates/index.ts'
import { type Action, isOverdue } from './action.ts'
import type { ActionDeadlines } from './settings.ts'

/** The ladder for an overdue action: the owner's manager, then the service manager. Telling helps: a manager can give
 * time, take something away or ask somebody else. */
export type Rung = 0 | 1 | 2

/** How far up the ladder an action should have gone by today. */
export function rungDue(
  action: Pick<Action, 'state' | 'dueOn'>,
  deadlines: ActionDeadlines,
  today: Temporal.PlainDate,
): Rung {
  if (!isOverdue(action, today)) return 0
  const late = workingDaysBetween(action.dueOn, today)
  if (late >= deadlines['actions.service_manager_told_after']) return 2
  return late >= deadlines['actions.manager_told_after'] ? 1 : 0
}
