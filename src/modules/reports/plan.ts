import type { Tally } from '#modules/calendar/index.ts'
import type { Stage } from '#modules/figures/index.ts'
import type { ProgrammeMonth } from '#modules/programme/index.ts'

/** With whom audits of the month are that were not sent yet, and how many of them nobody has begun. */
export type WithWhom = { who: string | null; open: number; notBegun: number; overdue: number }

/** What was to be done in the month, and how far it was when that ended. */
export type PlanFigures = {
  /** Of the year that both sides agreed. */
  year: Tally
  programme: ProgrammeMonth
  audits: Record<Stage, number>
  /** Only of a month that goes on. */
  withWhom: readonly WithWhom[]
  reviews: { due: number; held: number; inTime: number }
}
