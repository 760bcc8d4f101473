import type { Standing } from '#platform/room.ts'
import type { SettingGroup } from '#platform/settings/index.ts'
import { settingsOf } from '#platform/settings-of.ts'

const days = settingsOf({ unit: 'working days', max: 65, clause: '8.1' })

/** By when what should be done: read in councils’ procedures and not in the regulations themselves, so they are settings. */
export const complaintSettings = [
  days('complaint.route', 'Which procedure a complaint takes is decided within', 1),
  days('complaint.acknowledge', 'The person has it in writing that we have their complaint within', 2),
  days('complaint.stage_1', 'Stage 1 is answered within', 10),
  days('complaint.statement', 'The person has agreed what their complaint says, at stage 2, within', 5),
  days('complaint.stage_2', 'Stage 2 is answered within', 25),
  days('complaint.panel', 'The panel of stage 3 meets within', 30),
  days('complaint.report', 'What the panel says is sent to everybody within', 5),
  days('complaint.reply', 'The council answers the panel within', 15),
  days('complaint.ask', 'Whether the person wants the next stage is asked within', 20),
  days('complaint.learn', 'What was learned is written down within', 20),
] as const

export type Days = Record<(typeof complaintSettings)[number]['key'], number>

const says =
  'As councils’ procedures give them for the representations regulations of 2006, of which Hearth’s makers could read only part: check them with your complaints manager. A clock never stops for a holiday or because somebody is away.'
export const settingGroups: readonly (SettingGroup & Standing)[] = [
  { at: 39, title: 'Complaints', says, settings: complaintSettings },
]
