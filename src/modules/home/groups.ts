import { addWorkingDays } from '#platform/dates/index.ts'
import type { WorkItem } from '#platform/work-item.ts'
import { byDue } from './order.ts'

/** The parts of My work, in their order: what each is called, how it says what is not shown, and how many the first page shows. */
export const groups = {
  today: { title: 'Today and overdue', rest: 'today or overdue', shown: 5 },
  week: { title: 'This week', rest: 'this week', shown: 5 },
  later: { title: 'Later', rest: 'later', shown: 3 },
  waiting: { title: 'Waiting for others', rest: 'waiting for others', shown: 3 },
  done: { title: 'Finished this month', rest: 'finished this month', shown: 3 },
} as const

export type GroupKey = keyof typeof groups

export const groupKeys = Object.keys(groups) as GroupKey[]

/** What cannot wait stands above all groups, and in none. */
export const alertsIn = (items: readonly WorkItem[]): WorkItem[] => items.filter(({ alert }) => alert).toSorted(byDue)

/** What of somebody's work stands in a group, in the order of the days left; what is finished, the latest first. */
export function itemsOf(key: GroupKey, items: readonly WorkItem[], today: Temporal.PlainDate): WorkItem[] {
  const all = items.filter((item) => groupOf(item, today) === key).toSorted(byDue)
  return key === 'done' ? all.toReversed() : all
}

function groupOf({ group, alert, dueOn }: WorkItem, today: Temporal.PlainDate): GroupKey | 'alerts' {
  if (alert) return 'alerts'
  if (group !== 'mine') return group
  if (dueOn === null || Temporal.PlainDate.compare(dueOn, addWorkingDays(today, 5)) > 0) return 'later'
  return Temporal.PlainDate.compare(dueOn, today) > 0 ? 'week' : 'today'
}
