import { sql } from '#platform/sql/index.ts'
import { type Part, part } from '#platform/sql/together.ts'

/** The leaders' days in fostering in a month: held, written down, staff told; what was promised for that month, and what of it was found done in time. */
export type ProgrammeMonth = { held: number; written: number; told: number; promised: number; kept: number }

/** As it stood at a moment, or as it stands. Nothing for whoever does not read the month. */
export const programmeOf = (read: {
  from: Temporal.PlainDate
  to: Temporal.PlainDate
  at: Temporal.Instant | null
}): Part<ProgrammeMonth> =>
  part<ProgrammeMonth>(
    sql`select held, written, told, promised, kept from programme_figures(${read.from}, ${read.to}, ${read.at})`,
    {},
  )
