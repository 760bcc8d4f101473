import type { Standing } from '#platform/room.ts'
import type { SettingGroup } from '#platform/settings/index.ts'
import { settingsOf } from '#platform/settings-of.ts'

const days = settingsOf({ unit: 'working days', max: 260, clause: '7.6' })
const counts = settingsOf({ unit: 'count', max: 10, clause: '4.4' })
const months = settingsOf({ unit: 'months', max: 24, clause: '4.4' })

/** When what should be done, and how the rota counts: proposals, for each council to set. */
export const observationSettings = [
  days('observation.notice', 'The worker knows of an observation before its day at least', 3),
  days('observation.write', 'What was seen is written down and shared after the visit within', 2),
  days('observation.answer', 'The worker reads and answers within', 5),
  days('observation.agree', 'Actions are agreed after the answer within', 2),
  days('observation.record', 'The record of the visit is read after the visit within', 10),
  days('observation.actions', 'Every action of an observation is done within', 30),
  months('observation.rises', 'A worker comes first on the rota when they were not observed for', 9),
  months('observation.pair', 'The same two people are not planned again, unless it follows up, within', 6),
  counts(
    'observation.by_others',
    'Somebody else than the worker’s manager watches, in each team and year, at least one visit of every',
    3,
  ),
  months('observation.first_year', 'No overall grade for a worker who is here for less than', 12),
] as const

export type Days = Record<(typeof observationSettings)[number]['key'], number>

const says = 'Proposals to begin with: the law sets none of these.'
export const settingGroups: readonly (SettingGroup & Standing)[] = [
  { at: 35, title: 'Observations of practice', says, settings: observationSettings },
]
