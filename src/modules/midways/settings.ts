import type { Standing } from '#platform/room.ts'
import type { SettingGroup } from '#platform/settings/index.ts'
import { settingsOf } from '#platform/settings-of.ts'

const days = settingsOf({ unit: 'working days', max: 40, clause: '4.11' })

export const midwaySettings = [
  days('midway.window', 'A midway review is in time before and after its day by', 10),
] as const

const says =
  'Between two reviews of a child, whether what was decided is being done. It is practice, not law. The register does not know when a child was reviewed: it counts six months of care.'
export const settingGroups: readonly (SettingGroup & Standing)[] = [
  { at: 43, title: 'Midway reviews', says, settings: midwaySettings },
]
