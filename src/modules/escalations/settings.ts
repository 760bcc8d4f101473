import type { Standing } from '#platform/room.ts'
import type { SettingGroup } from '#platform/settings/index.ts'
import { settingsOf } from '#platform/settings-of.ts'

const days = settingsOf({ unit: 'working days', max: 60, clause: '4.11' })

/** By when what should be done: as councils do it, for each to set. The 20 working days of all formal stages are no setting: `wholeWay`. */
export const escalationSettings = [
  days('escalation.raise', 'What a reviewing officer has noticed is raised within', 2),
  days('escalation.informal', 'A team manager settles or answers it informally within', 5),
  days('escalation.stage', 'It is answered at each formal stage within', 5),
  days('escalation.accept', 'The reviewing officer says whether that is enough within', 3),
  days('escalation.check', 'Whether it happened for the child is checked within', 20),
  days('escalation.close', 'What changed for the child is written down, and it is closed, within', 5),
  days('escalation.read', 'Good practice that was noted is read within', 10),
] as const

export type Days = Record<(typeof escalationSettings)[number]['key'], number>

const says =
  'Councils do it so; the law sets none of these. All formal stages together take 20 working days at most, as guidance for reviewing officers has it. No clock stops for leave or for advice, and none begins anew.'
export const settingGroups: readonly (SettingGroup & Standing)[] = [
  { at: 41, title: 'Escalations by reviewing officers', says, settings: escalationSettings },
]
