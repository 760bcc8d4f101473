import { isFailing, isShort } from '#framework/forms/scale.ts'
import type { Grade } from '#framework/a2-audit-tool/types.ts'
import { addWorkingDays } from '#platform/dates/index.ts'
import type { Audit } from './audit.ts'
import type { Deadlines } from './settings.ts'

/* What the days of an audit's states are reckoned by: each state's own stands with it in steps.ts. */

/** The day on which an audit enters a state, and what its own day there follows from. */
export type When = {
  on: Temporal.PlainDate
  audit: Pick<Audit, 'scheduledFor' | 'meetingOn' | 'kind'> & {
    grade: Grade | null
    reauditOn: Temporal.PlainDate | null
    /** It was handed back: whoever has it again gets a new day. */
    returned?: boolean
  }
  deadlines: Deadlines
}

/** How long a step has: shorter, where the council says so, when the audit is inadequate. */
export const days = ({ audit, deadlines }: When, usual: keyof Deadlines, inadequate: keyof Deadlines): number =>
  deadlines[isFailing(audit.grade) ? inadequate : usual]

/** Due so many working days after it was entered. */
export const within = (usual: keyof Deadlines, inadequate: keyof Deadlines) => ({
  due: (when: When) => addWorkingDays(when.on, days(when, usual, inadequate)),
  dueInWords: `\`${usual}\`, \`${inadequate}\``,
})

export const again = (when: When): Temporal.PlainDate =>
  addWorkingDays(when.on, days(when, 'deadline.put_right', 'deadline.put_right_inadequate'))

export function responseDays({ audit: { grade }, deadlines }: When): number {
  if (isFailing(grade)) return deadlines['deadline.respond_inadequate']
  return isShort(grade) ? deadlines['deadline.respond_requires_improvement'] : deadlines['deadline.respond']
}

/** By when the worker's report should be there: so long before the review meeting, and never before it was asked for. */
export function reportDueOn(
  meeting: Temporal.PlainDate,
  askedOn: Temporal.PlainDate,
  deadlines: Pick<Deadlines, 'deadline.worker_report'>,
): Temporal.PlainDate {
  return laterOf(askedOn, addWorkingDays(meeting, -deadlines['deadline.worker_report']))
}

/** The day itself, or the first working day after it: nobody is asked for anything on a weekend or a bank holiday. */
export function workingDayFrom(date: Temporal.PlainDate): Temporal.PlainDate {
  return addWorkingDays(date.subtract({ days: 1 }), 1)
}

/** What is planned late is to be begun at once; nothing is overdue on the day it begins. */
export function laterOf(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) >= 0 ? one : other
}
