import { londonDate } from '#platform/dates/index.ts'
import type { Happening } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

/** That an import was taken back, on the page of each household of which it had said something that went back. Why is for those who bring in. */
export async function timelineOfImports(
  tx: Tx,
  householdId: number,
  _today: Temporal.PlainDate,
  most: number,
): Promise<Happening[]> {
  const rows = await tx.many<{
    at: Temporal.Instant
    number: number
  }>(sql`select at, (data ->> 'import')::int as number from trail
    where household_id = ${householdId} and kind = 'import taken back' order by at desc, id desc limit ${most}`)
  return rows.map(({ at, number }) => ({
    on: londonDate(at),
    what: `Import ${number} was taken back`,
    detail: 'What it had said of this household, its carers, reviews or children went back to what was there before.',
  }))
}
