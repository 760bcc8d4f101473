import { addWorkingDays } from '#platform/dates/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { settings } from '../settings.ts'

/** By when what people think is to be in, so that the review on this day can hear it (clause 7.4); never before it is asked for. */
export async function voicesDueOn(
  tx: Tx,
  reviewOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<Temporal.PlainDate> {
  const { 'voices.due_before_review': days } = await readSettings(tx, today, settings)
  const due = addWorkingDays(reviewOn, -days)
  return Temporal.PlainDate.compare(due, today) < 0 ? today : due
}
