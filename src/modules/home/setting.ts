import { actionSettings } from '#modules/actions/index.ts'
import { settings as alertSettings } from '#modules/alerts/index.ts'
import { auditSettings, deadlineSettings, thresholdSettings } from '#modules/audits/index.ts'
import { reminderSettings } from '#modules/people/index.ts'
import { settings as samplingSettings } from '#modules/sampling/index.ts'
import { settings as voiceSettings } from '#modules/voices/index.ts'
import type { Setting } from '#platform/settings/index.ts'
import { withinLaw } from '#platform/within-law.ts'

/** Everything that a council may set, in the groups of its page. Each room defines its own. */
export const settingGroups: readonly { title: string; says: string; settings: readonly Setting[] }[] = [
  {
    title: 'How long each step of an audit may take',
    says: 'Proposals to begin with: the law sets none of these. An audit keeps the dates that it was given.',
    settings: deadlineSettings,
  },
  {
    title: 'How audits are planned, drawn and moderated',
    says: 'These hold for audits planned, drawn or moderated from the day on which they change.',
    settings: [...auditSettings, ...samplingSettings],
  },
  {
    title: 'What limits the overall grade',
    says: 'The figures in the limiting rules of the audit tool. They explain themselves in each audit before they bite. A council may be stricter than the law, never looser.',
    settings: thresholdSettings,
  },
  {
    title: 'Safety alerts',
    says: 'The hours by which an alert that nobody has decided is told again and climbs. A council may make each sooner, never later.',
    settings: alertSettings,
  },
  {
    title: 'Actions',
    says: 'When an action is due, by how soon it is needed, and who hears when it is late.',
    settings: actionSettings,
  },
  {
    title: 'Reminders',
    says: 'Everybody hears of what is theirs once before its date and once after it, in the letter of the morning.',
    settings: reminderSettings,
  },
  { title: 'Voices', says: 'How children, carers and others are asked, and hear back.', settings: voiceSettings },
]

export function settingWith(key: string): Setting | undefined {
  return settingGroups.flatMap((group) => group.settings).find((one) => one.key === key)
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
