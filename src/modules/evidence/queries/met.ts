import { type Sql, sql, type Tx } from '#platform/sql/index.ts'

/** The quarter of the year in which a day lies: April to June, and so on. */
const quarterOf = (day: Temporal.PlainDate) => {
  const from = day.with({ month: day.month - ((day.month - 1) % 3), day: 1 })
  return { from, to: from.add({ months: 3 }).subtract({ days: 1 }) }
}

/** Who audited, observed or moderated at a household in the quarter of a day, or is to: nobody of them is proposed there again in it. */
export async function whoMet(tx: Tx, householdId: number, on: Temporal.PlainDate): Promise<ReadonlySet<number | null>> {
  const rows = await tx.many<{ id: number | null }>(sql`select person_id as id from ${metIn(on, householdId)}`)
  return new Set(rows.map(({ id }) => id))
}

/** The households that somebody met in the quarter of a day, each with whom; `counts`: beyond the review and its audit. */
export function metIn(on: Temporal.PlainDate, householdId: number | null = null): Sql {
  const { from, to } = quarterOf(on)
  return sql`households_met(${from}, ${to}, ${householdId}::int)`
}
