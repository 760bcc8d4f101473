import { inPlace, type Rooms } from '#platform/room.ts'
import type { Setting, SettingGroup } from '#platform/settings/index.ts'
import { withinLaw } from '#platform/within-law.ts'

/** Everything that a council may set, in the groups of its page. Each room defines its own. */
export function settingGroupsOf(rooms: Rooms): readonly SettingGroup[] {
  return inPlace(rooms.flatMap(({ settings = [] }) => settings))
}

export function settingWith(rooms: Rooms, key: string): Setting | undefined {
  return settingGroupsOf(rooms)
    .flatMap((group) => group.settings)
    .find((one) => one.key === key)
}

/** A change that was made: it holds from its day until the next one. */
export type SettingChange = {
  key: string
  fromOn: Temporal.PlainDate
  value: number
  by: string | null
  at: Temporal.Instant
  reason: string | null
}

/** Whether it does not hold yet, and can be withdrawn. */
export const isToCome = ({ fromOn }: Pick<SettingChange, 'fromOn'>, today: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(fromOn, today) > 0

/** A change that was still to come when somebody withdrew it, or was set anew for its own day. */
export type WithdrawnChange = SettingChange & { withdrawnBy: string; withdrawnAt: Temporal.Instant; because: string }

/** The value in force on a day: of the newest change not after it, else the default; never looser than the law. */
export function valueOn(setting: Setting, changes: readonly SettingChange[], on: Temporal.PlainDate): number {
  const begun = changes.filter((one) => one.key === setting.key && Temporal.PlainDate.compare(one.fromOn, on) <= 0)
  const newest = begun.toSorted((a, b) => Temporal.PlainDate.compare(b.fromOn, a.fromOn))[0]
  return withinLaw(setting, newest?.value ?? setting.default)
}

/** "10 working days", "1 month", "yes", "2". */
export function valueInWords({ unit }: Pick<Setting, 'unit'>, value: number): string {
  if (unit === 'yes or no') return value === 1 ? 'yes' : 'no'
  if (unit === 'count') return String(value)
  if (unit === 'percent') return `${value} %`
  if (unit === 'o’clock') return `${String(value).padStart(2, '0')}:00`
  return `${value} ${value === 1 ? unit.replace(/s$/, '') : unit}`
}
