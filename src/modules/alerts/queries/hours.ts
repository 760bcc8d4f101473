import { readSettings } from '#platform/settings/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { Hours } from '../clock.ts'
import { settings } from '../settings.ts'

/** The hours in force on a day. */
export async function hoursOn(tx: Tx, day: Temporal.PlainDate): Promise<Hours> {
  const set = await readSettings(tx, day, settings)
  return {
    workBegins: set['alerts.work_begins'],
    toldAgainAfter: set['alerts.told_again_after'],
    climbsAt: set['alerts.climbs_at'],
    morningAt: set['alerts.morning_at'],
  }
}
