import { slotsOf, type SlotDone } from '#modules/calendar/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Period } from './year.ts'

/** What the year that both sides agreed asks of leaders; undefined where none was agreed for this time. */
export async function listAgreed(tx: Tx, { to }: Period): Promise<SlotDone[] | undefined> {
  const year = await tx.maybe<{ id: number }>(
    sql`select id from calendar_years where state = 'agreed' and last_day = ${to}`,
  )
  return year && slotsOf(tx, year.id, { activity: 'leaders_programme' })
}
