import type { Actor } from '#platform/actor.ts'
import type { SafeHtml } from '#platform/html/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { Household } from './household.ts'
import type { BeginLink } from './pages/household.ts'
import type { Prefix } from './reference.ts'
import type { TimelineItem } from './timeline.ts'

/** What rooms above hand to the register's pages, so that it need not know of them. Each shows only what the person may see. */
export type Sources = {
  /** Audits, actions and voices of a household. */
  timeline: (tx: Tx, householdId: number, today: Temporal.PlainDate) => Promise<TimelineItem[]>
  /** What this person may start for the household now. */
  begin: (tx: Tx, actor: Actor, household: Household, today: Temporal.PlainDate) => Promise<BeginLink[]>
  /** One line that a safety alert is open on the household, for those whom it may reach. */
  sign?: (tx: Tx, actor: Actor, householdId: number, today: Temporal.PlainDate) => Promise<SafeHtml>
  /** That a child was asked, and when: never what the child said. */
  voicesOfChild?: (tx: Tx, childId: number, today: Temporal.PlainDate) => Promise<TimelineItem[]>
  /** How the rooms above find what they know by reference, or throw NotFound: for the search box. */
  find?: Partial<Record<Prefix, (tx: Tx, ref: string) => Promise<unknown>>>
}
