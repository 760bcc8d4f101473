import { alertHours } from '#framework/safety-alerts.ts'
import type { Standing } from '#platform/room.ts'
import type { Setting, SettingGroup } from '#platform/settings/index.ts'

/** A council may make an alert climb sooner, never later. */
export const settings = [
  hour(
    'alerts.work_begins',
    'The day’s work begins: an alert that came before it is looked at from then on',
    6,
    alertHours.workBegins,
  ),
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
  hour(
    'alerts.morning_at',
    'An alert of the evening or the night that nobody has decided climbs at this hour',
    8,
    alertHours.morningAt,
  ),
] as const satisfies readonly Setting[]

export const settingGroups: readonly (SettingGroup & Standing)[] = [
  {
    at: 40,
    title: 'Safety alerts',
    says: 'The hours by which an alert that nobody has decided is told again and climbs. A council may make each sooner, never later.',
    settings,
  },
]

function hour<const Key extends string>(key: Key, says: string, min: number, latest: number) {
  return { key, says, unit: 'o’clock', default: latest, min, max: latest, clause: '4.9' } as const
}
