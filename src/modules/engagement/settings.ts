import type { Standing } from '#platform/room.ts'
import type { SettingGroup } from '#platform/settings/index.ts'
import { settingsOf } from '#platform/settings-of.ts'

const days = settingsOf({ unit: 'working days', max: 60, clause: '4.12' })

export const engagementSettings = [
  days('engagement.wish', 'A child hears what came of a wish within', 10),
  days('engagement.sheet', 'The sheet of a month’s themes is signed within', 5),
] as const

const says =
  'What children tell their own reviewing officers between reviews. A wish counts from the day on which it was said.'
export const settingGroups: readonly (SettingGroup & Standing)[] = [
  { at: 42, title: 'What children tell reviewing officers', says, settings: engagementSettings },
]
