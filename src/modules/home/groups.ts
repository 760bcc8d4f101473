import { addWorkingDays } from '#platform/dates/index.ts'
import type { WorkItem } from '#platform/work-item.ts'
import { byDue } from './order.ts'

/** The parts of My work, in their order. Each is a list of its own; the first page says how many stand in it. */
export const groups = {
  today: 'Today and overdue',
  week: 'This week',
  later: 'Later',
  waiting: 'Waiting for others',
  done: 'Finished this month',
} as const

export type GroupKey = keyof typeof groups

export const groupKeys = Object.keys(groups) as GroupKey[]

/** How many of somebody's own things the first page shows: one look on a telephone. */
const shown = 3

/** What cannot wait stands above all groups, and in none. */
export const alertsIn = (items: readonly WorkItem[]): WorkItem[] => items.filter(({ alert }) => alert).toSorted(byDue)

/** What of somebody's own work comes first, whichever group it stands in. */
export const firstOf = (items: readonly WorkItem[]): WorkItem[] =>
  items
    .filter(({ group, alert }) => group === 'mine' && !alert)
    .toSorted(byDue)
    .slice(0, shown)

/** What of somebody's work stands in a group, in the order of the days left; what is finished, the latest first. */
export function itemsOf(key: GroupKey, items: readonly WorkItem[], today: Temporal.PlainDate): WorkItem[] {
  const all = items.filter((item) => groupOf(item, today) === key).toSorted(byDue)
  return key === 'done' ? all.toReversed() : all
}

/** How many stand in each group of which the first page does not show everything. */
export function countsOf(
  items: readonly WorkItem[],
  today: Temporal.PlainDate,
): { key: GroupKey; title: string; count: number }[] {
  const first = new Set(firstOf(items))
  return groupKeys
    .map((key) => ({ key, all: itemsOf(key, items, today) }))
    .filter(({ all }) => all.some((item) => !first.has(item)))
    .map(({ key, all }) => ({ key, title: groups[key], count: all.length }))
}

function groupOf({ group, alert, dueOn }: WorkItem, today: Temporal.PlainDate): GroupKey | 'alerts' {
  if (alert) return 'alerts'
  if (group !== 'mine') return group
  if (dueOn === null || Temporal.PlainDate.compare(dueOn, addWorkingDays(today, 5)) > 0) return 'later'
  return Temporal.PlainDate.compare(dueOn, today) > 0 ? 'week' : 'today'
}
