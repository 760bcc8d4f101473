import type { Standing } from '#platform/room.ts'
import type { Setting, SettingGroup } from '#platform/settings/index.ts'
import { settingsOf } from '#platform/settings-of.ts'

const hours = settingsOf({ unit: 'working hours', max: 80, clause: '3.3' })

/** What each part of the year takes whoever has it, and from where on it is too much for one person: for Quality Assurance's own page. */
export const loadSettings = [
  hours('calendar.most_hours', 'What the agreed year asks of one person in a month is much from', 16),
  hours('calendar.hours_visit', 'To come along to a visit and write it down takes about', 5),
  hours('calendar.hours_audit', 'A manager’s audit takes about', 6),
  hours('calendar.hours_meeting', 'A meeting, prepared and attended, takes about', 3),
  hours('calendar.hours_return', 'A monthly return or check takes about', 3),
  hours('calendar.hours_report', 'A report of a quarter, half a year or a year takes about', 14),
  hours('calendar.hours_study', 'A study group takes each of its members about', 20),
] as const

/** By when a year is drawn: two months before 1 April is 1 February. */
export const drawSettings = [
  {
    key: 'calendar.draw_before',
    says: 'Draw the next year this long before it begins',
    ...{ unit: 'months', default: 2, min: 1, max: 3, clause: '3.4' },
  },
] as const satisfies readonly Setting[]

const says = 'Estimates to begin with: how long things take, so that nobody is given too much. They move no date.'
const drawSays = 'The year begins on 1 April. From January on it stands in My work of those who draw it.'
export const settingGroups: readonly (SettingGroup & Standing)[] = [
  { at: 75, title: 'What the agreed year asks of people', says, settings: loadSettings },
  { at: 74, title: 'When the agreed year is drawn', says: drawSays, settings: drawSettings },
]
