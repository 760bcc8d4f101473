import { deadlineSettings } from '#modules/audits/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Allowed, Come } from '../by-event.ts'
import type { Year } from '../slot.ts'

/** What comes with each review and audit in a year, as numbers alone; what is restricted is not among it. */
export const countByEvent = (tx: Tx, { firstDay, lastDay }: Pick<Year, 'firstDay' | 'lastDay'>): Promise<Come[]> =>
  tx.many(sql`select activity, from_on as "fromOn", inadequate, done_on as "doneOn", count
    from come_by_event(${firstDay}, ${lastDay})`)

/** The days that each has, as they are set now. */
export async function allowedByEvent(tx: Tx, today: Temporal.PlainDate): Promise<Allowed> {
  const set = await readSettings(tx, today, deadlineSettings)
  return {
    moderation: set['deadline.moderate'],
    inadequate: set['deadline.moderate_inadequate'],
    review_audit: set['deadline.submit'],
    worker_report: set['deadline.worker_report'],
  }
}
