import type { Standing } from '#platform/room.ts'
import type { SettingGroup } from '#platform/settings/index.ts'
import { settingsOf } from '#platform/settings-of.ts'

const days = settingsOf({ unit: 'working days', max: 260, clause: '4.16' })
const counts = settingsOf({ unit: 'count', max: 20, clause: '4.16' })

/** When what should be done: proposals, for each council to set. */
export const programmeSettings = [
  days('programme.write', 'A leader writes down what they saw within', 5),
  days('programme.promise', 'What the leader will do is agreed after that within', 5),
  days('programme.tell', 'Staff are told what came of it, after the day, within', 15),
  days('programme.keep', 'What a leader promised is done within', 60),
  counts('programme.a_year', 'Each leader comes to fostering in a year at least so often', 2),
] as const

export type Days = Record<(typeof programmeSettings)[number]['key'], number>

const says = 'Proposals to begin with: the law sets none of these.'
export const settingGroups: readonly (SettingGroup & Standing)[] = [
  { at: 36, title: 'Leaders’ programme', says, settings: programmeSettings },
]
