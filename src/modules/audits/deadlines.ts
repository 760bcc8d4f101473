import type { Grade } from '#framework/a2-audit-tool/types.ts'
import { addWorkingDays } from '#platform/dates/index.ts'
import type { Audit, State } from './audit.ts'
import type { Deadlines } from './settings.ts'

type Step = Pick<Audit, 'scheduledFor' | 'meetingOn' | 'kind'> & {
  grade: Grade | null
  reauditOn: Temporal.PlainDate | null
  /** It was handed back: whoever has it again gets a new day. */
  returned?: boolean
}

/** By when the state that an audit enters today should be left. Every state but an end has a date (invariant 6). */
export function dueOn(
  state: State,
  enteredOn: Temporal.PlainDate,
  audit: Step,
  deadlines: Deadlines,
): Temporal.PlainDate | null {
  const urgent = audit.grade === 'inadequate'
  const days = (usual: keyof Deadlines, inadequate: keyof Deadlines = usual) => deadlines[urgent ? inadequate : usual]
  const meeting = audit.meetingOn ?? audit.scheduledFor
  const again = () => addWorkingDays(enteredOn, days('deadline.put_right', 'deadline.put_right_inadequate'))
  switch (state) {
    case 'scheduled':
      return followsFromMeeting(audit)
        ? laterOf(enteredOn, addWorkingDays(audit.scheduledFor, -deadlines['deadline.ask_for_views']))
        : audit.scheduledFor
    case 'gathering':
      return laterOf(enteredOn, meeting)
    case 'review_held':
      return laterOf(enteredOn, addWorkingDays(meeting, deadlines['deadline.conversation']))
    case 'in_audit':
      if (audit.returned && !followsFromMeeting(audit)) return again()
      return laterOf(
        audit.returned ? again() : enteredOn,
        addWorkingDays(followsFromMeeting(audit) ? meeting : enteredOn, deadlines['deadline.submit']),
      )
    case 'submitted':
    case 'with_qa':
      return addWorkingDays(enteredOn, days('deadline.forward', 'deadline.forward_inadequate'))
    case 'in_moderation':
      return addWorkingDays(enteredOn, days('deadline.moderate', 'deadline.moderate_inadequate'))
    case 'in_discussion':
      return addWorkingDays(enteredOn, days('deadline.discuss', 'deadline.discuss_inadequate'))
    case 'graded':
      return enteredOn
    case 'with_team_manager':
      return audit.returned ? again() : addWorkingDays(enteredOn, responseDays(audit.grade, deadlines))
    case 'with_service_manager':
      return addWorkingDays(enteredOn, days('deadline.sign_off', 'deadline.sign_off_inadequate'))
    case 'actions_open':
      return addWorkingDays(enteredOn, deadlines['deadline.actions'])
    case 'verifying':
      return workingDayFrom(enteredOn.add({ months: deadlines['deadline.impact_check'] }))
    case 're_audit_due':
      return (
        audit.reauditOn ??
        workingDayFrom(enteredOn.add({ weeks: days('deadline.reaudit', 'deadline.reaudit_inadequate') }))
      )
    case 'closed':
    case 'cancelled':
      return null
  }
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

function followsFromMeeting(audit: Pick<Audit, 'kind'>): boolean {
  return audit.kind === 'review_linked'
}

function responseDays(grade: Grade | null, deadlines: Deadlines): number {
  if (grade === 'inadequate') return deadlines['deadline.respond_inadequate']
  return grade === 'requires_improvement'
    ? deadlines['deadline.respond_requires_improvement']
    : deadlines['deadline.respond']
}

/** What is planned late is to be begun at once; nothing is overdue on the day it begins. */
function laterOf(one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(one, other) >= 0 ? one : other
}
