import type { Standing } from '#platform/room.ts'
import type { Setting, SettingGroup } from '#platform/settings/index.ts'

/** How people are reminded of what is theirs. */
export const reminderSettings = [
  {
    key: 'reminders.before',
    says: 'Whoever has a step, an action or somebody to ask is reminded before its date by',
    unit: 'working days',
    default: 2,
    min: 0,
    max: 20,
    clause: '7.6',
  },
] as const satisfies readonly Setting[]

export const settingGroups: readonly (SettingGroup & Standing)[] = [
  {
    at: 60,
    title: 'Reminders',
    says: 'Everybody hears of what is theirs once before its date and once after it, in the letter of the morning.',
    settings: reminderSettings,
  },
]
