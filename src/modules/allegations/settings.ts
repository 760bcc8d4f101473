import type { Standing } from '#platform/room.ts'
import type { SettingGroup } from '#platform/settings/index.ts'
import { settingsOf } from '#platform/settings-of.ts'

const days = settingsOf({ unit: 'working days', max: 260, clause: '4.10' })
const months = settingsOf({ unit: 'months', max: 24, clause: '4.10' })

/** What is to be done by when, where the law gives no number: each council's own. That the officer is told within one working day is not set here. */
export const concernSettings = [
  days('concern.threshold', 'The officer decides about the threshold, once told, within', 1),
  days('concern.meeting', 'The first meeting takes place, once the officer is told, within', 5),
  days('concern.process', 'A matter in process is looked at again within', 20),
  days('concern.written', 'Carers who were told have it in writing within', 2),
  days('concern.support', 'Independent support is offered to carers who were told within', 1),
  months('concern.conclude', 'An allegation is concluded, once the officer is told, within', 1),
  days('concern.answer', 'Children and carers know the outcome within', 5),
  days('concern.review', 'The review of approval is held, or reasoned not, after the outcome within', 20),
  days('concern.learn', 'What was learned is written down after that within', 10),
  days('concern.close', 'It is closed after that within', 5),
  days('concern.share', 'A standards-of-care concern is shared with the carers in writing within', 5),
  days('concern.decide', 'A standards-of-care concern is decided within', 30),
  days('concern.report', 'The report of a month is signed after it ended within', 5),
  days('concern.plan', 'What was agreed about a standards-of-care concern is done within', 60),
] as const

export type Days = Record<(typeof concernSettings)[number]['key'], number>

const says =
  'Proposals to begin with: none of these is a number of the law. Check them against the procedures of your safeguarding partnership.'
export const settingGroups: readonly (SettingGroup & Standing)[] = [
  { at: 38, title: 'Allegations and concerns', says, settings: concernSettings },
]
