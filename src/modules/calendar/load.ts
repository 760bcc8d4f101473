import { type Month, monthOf } from '#platform/dates/index.ts'
import type { SlotDone } from './queries/slots.ts'
import type { loadSettings } from './settings.ts'
import type { ActivityKey } from './slot.ts'
import { isDone, isWanted } from './tally.ts'

/** What the year asks of one person in some months: so many lines and hours in each, by the month in which each is due. */
export type Load = { personId: number; person: string; months: readonly { lines: number; hours: number }[] }

type SetKey = (typeof loadSettings)[number]['key']
export type Hours = Readonly<Record<SetKey, number>>

/** What kind of work a line of each activity is; what comes with a review or an audit is counted with those. */
const kinds: Readonly<Partial<Record<ActivityKey, SetKey>>> = {
  practice_observation: 'calendar.hours_visit',
  leaders_programme: 'calendar.hours_visit',
  managers_audit: 'calendar.hours_audit',
  pqa_attendance: 'calendar.hours_meeting',
  record_authorisation: 'calendar.hours_return',
  concern_notification: 'calendar.hours_return',
  lado_report: 'calendar.hours_return',
  escalation_report: 'calendar.hours_return',
  engagement_themes: 'calendar.hours_return',
  review_collation: 'calendar.hours_return',
  quarterly_report: 'calendar.hours_report',
  annual_report: 'calendar.hours_report',
  panel_report: 'calendar.hours_report',
  study_group_audit: 'calendar.hours_study',
}

export const hoursOf = (activity: ActivityKey, set: Hours): number => {
  const kind = kinds[activity]
  return kind ? set[kind] : 0
}

/** How the work that is still to do is spread, whoever has most in one month first. `set`: the settings by key. */
export function loadOf(slots: readonly SlotDone[], months: readonly Month[], set: Hours): Load[] {
  const toDo = slots.filter((slot) => isWanted(slot) && !isDone(slot))
  const people = new Map(toDo.flatMap(({ personId, person }) => (personId === null ? [] : [[personId, person ?? '']])))
  const all = [...people].map(([personId, person]): Load => {
    const theirs = toDo.filter((slot) => slot.personId === personId)
    return {
      personId,
      person,
      months: months.map((month) => {
        const due = theirs.filter(({ dueOn }) => monthOf(dueOn).equals(month))
        return { lines: due.length, hours: due.reduce((sum, { activity }) => sum + hoursOf(activity, set), 0) }
      }),
    }
  })
  return all
    .filter((one) => mostOf(one) > 0)
    .toSorted((one, other) => mostOf(other) - mostOf(one) || one.person.localeCompare(other.person))
}

/** The hours of the fullest of these months. */
export const mostOf = ({ months }: Load): number => Math.max(0, ...months.map(({ hours }) => hours))
