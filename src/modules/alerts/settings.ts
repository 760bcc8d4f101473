import { alertHours } from '#framework/safety-alerts.ts'
import { readSettings, type Setting } from '#platform/settings/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { Hours } from './clock.ts'

/** A council may make an alert climb sooner, never later. */
export const settings = [
  hour('alerts.work_begins', 'The day’s work begins: an alert that came before it is looked at from then on', 6, alertHours.workBegins),
  {
    key: 'alerts.told_again_after',
    says: 'An alert that nobody has decided is told again after this long',
    unit: 'working hours',
    default: alertHours.toldAgainAfter,
    min: 1,
    max: alertHours.toldAgainAfter,
    clause: '4.9',
  },
  hour('alerts.climbs_at', 'An alert that nobody has decided by this hour of its day climbs', 12, alertHours.climbsAt),
  hour('alerts.morning_at', 'An alert of the evening or the night that nobody has decided climbs at this hour', 8, alertHours.morningAt),
] as const satisfies readonly Setting[]

function hour<const Key extends string>(key: Key, says: string, min: number, latest: number) {
  return { key, says, unit: 'o’clock', default: latest, min, max: latest, clause: '4.9' } as const
}

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
