/** One thing that happened to a household, or will. Every room that knows of some hands them in; the page merges them. */
export type TimelineItem = {
  on: Temporal.PlainDate
  kind: TimelineKind
  /** "Annual review held", "Audit A-1042 graded good": by reference, without names. */
  what: string
  detail?: string
  href?: string
}

export const timelineKinds = {
  review: 'Reviews',
  audit: 'Audits',
  placement: 'Children placed',
  action: 'Actions',
  voice: 'Voices',
} as const

export type TimelineKind = keyof typeof timelineKinds

/** Newest first; what is still to come stands above it. */
export function inOrder(items: readonly TimelineItem[]): TimelineItem[] {
  return items.toSorted((a, b) => Temporal.PlainDate.compare(b.on, a.on))
}
