import type { WorkItem } from '#platform/work-item.ts'

/** The order of My work: what is due first stands first; what has no date stands last. */
export function byDue(a: WorkItem, b: WorkItem): number {
  if (a.dueOn === null || b.dueOn === null) return Number(a.dueOn === null) - Number(b.dueOn === null)
  return Temporal.PlainDate.compare(a.dueOn, b.dueOn)
}
