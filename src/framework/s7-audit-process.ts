import type { Grade } from './a2-audit-tool/types.ts'
import { isFailing, isShort } from './forms/scale.ts'

/** Section 7, clause by clause: how an audit works. */
export const auditProcess = {
  '7.1':
    'After the yearly review, the Fostering Reviewing Officer and the fostering social worker audit together, with the fostering audit tool.',
  '7.2':
    'The worker writes a report beforehand and says in it how good the work was; the review and the audit both start from it.',
  '7.3': 'An audit looks back over twelve months unless another period is chosen, with the reason.',
  '7.4':
    'The reviewing officer asks the worker and the carers; the Independent Reviewing Officer asks the child. The tool holds what all of them say.',
  '7.5': 'What a child says comes back to Quality Assurance and Partnerships.',
  '7.6':
    'Practice is watched each month, and what would make it better is written down and shared with the worker to do.',
  '7.7':
    'A finished audit goes to Quality Assurance and Partnerships, who send it on to its Independent Reviewing Officer to moderate.',
  '7.8':
    'The team manager and the service manager get the finished audit, read what it found and recommends, and set actions.',
  '7.9': 'Actions exist to make the child’s life better and to bring the record up to standard.',
  '7.10':
    'Whatever is inadequate or requires improvement also goes to the service manager, who must find the actions enough and soon enough.',
  '7.11':
    'Corporate Parenting and Permanence hear the findings, gather the themes and write the month’s highlight report.',
  '7.12': 'Highlight reports feed the quarterly report to senior leaders, which service and team managers see too.',
  '7.13':
    'The Corporate Parenting Board, councillors and the Chief Executive hear highlights and themes, in an edition that identifies nobody.',
} as const

export type Duration = { amount: number; unit: 'working_days' | 'weeks' | 'months' }

export type ClockStart =
  | 'review_due'
  | 'review_meeting'
  | 'submission'
  | 'return'
  | 'forwarding'
  | 'moderation'
  | 'final_grade'
  | 'response'
  | 'discovery'
  | 'sign_off'
  | 'actions_verified'
  | 'month_end'
  | 'quarter_end'

export type StepDeadline = {
  /** What is to be done, as a verb, for lists and reminders. */
  step: string
  clockStarts: ClockStart
  direction: 'before' | 'after'
  /** For audits graded good or outstanding, and before there is a grade. Null: no deadline then. */
  standard: Duration | null
  requiresImprovement?: Duration
  inadequate?: Duration
  clause: keyof typeof auditProcess | '4.9' | '3.1' | '3.2'
  /** From when these figures hold (ISO). A council that changes one adds a later setting; old audits keep theirs. */
  since: string
}

/**
 * How long each step of an audit may take: Hearth's proposals, which the council agrees and may change. Only the
 * order and the people come from the document itself. Zero working days means the same working day.
 */
export const stepDeadlines = {
  request_feedback: step('Ask for feedback', '7.4', before('review_due', workingDays(30))),
  worker_report: step('Write the report for the review', '7.2', before('review_meeting', workingDays(10))),
  child_feedback: step('Ask the child', '7.4', before('review_meeting', workingDays(5))),
  conversation: step('Go through the audit together', '7.1', after('review_meeting', workingDays(5))),
  submission: step('Hand in the audit', '7.1', after('review_meeting', workingDays(10))),
  correction: step('Put right what was handed back, and send it again', '7.7', after('return', workingDays(5)), {
    inadequate: workingDays(2),
  }),
  forwarding: step('Send the audit to its moderator', '7.7', after('submission', workingDays(2)), {
    inadequate: workingDays(1),
  }),
  moderation: step('Moderate the audit', '7.7', after('forwarding', workingDays(5)), { inadequate: workingDays(3) }),
  disagreement: step('Settle the grade', '7.7', after('moderation', workingDays(5)), { inadequate: workingDays(3) }),
  response: step('Respond and set actions', '7.8', after('final_grade', workingDays(10)), {
    requiresImprovement: workingDays(5),
    inadequate: workingDays(2),
  }),
  sign_off: step('Sign off the response', '7.10', after('response', workingDays(5)), { inadequate: workingDays(2) }),
  alert: step('Act on a safety alert', '4.9', after('discovery', workingDays(0))),
  re_audit: step('Look at the household again', '7.10', after('sign_off', null), {
    requiresImprovement: { amount: 12, unit: 'weeks' },
    inadequate: { amount: 6, unit: 'weeks' },
  }),
  impact_check: step('Check what difference it made', '7.9', after('actions_verified', { amount: 3, unit: 'months' })),
  highlight_report: step('Write the highlight report', '7.11', after('month_end', workingDays(5))),
  quarterly_report: step('Write the quarterly report', '7.12', after('quarter_end', workingDays(15))),
} satisfies Record<string, StepDeadline>

export type StepKey = keyof typeof stepDeadlines

/** The months an audit looks back over when nobody chooses otherwise (clause 7.3). */
export const usualPeriodMonths = 12

/**
 * How long a step may take for an audit of this grade, or one that has no grade yet. Null when the step has no
 * deadline for that grade. `deadlines` lets a council's own figures be passed in.
 */
export function allowedFor(
  step: StepKey,
  grade?: Grade,
  deadlines: Readonly<Record<StepKey, StepDeadline>> = stepDeadlines,
): Duration | null {
  const deadline = deadlines[step]
  if (isFailing(grade)) return deadline.inadequate ?? deadline.standard
  if (isShort(grade)) return deadline.requiresImprovement ?? deadline.standard
  return deadline.standard
}

/** "10 working days", "6 weeks", "the same working day". */
export function durationInWords({ amount, unit }: Duration): string {
  if (amount === 0) return 'the same working day'
  const one = { working_days: 'working day', weeks: 'week', months: 'month' }[unit]
  return `${amount} ${one}${amount === 1 ? '' : 's'}`
}

type Clock = Pick<StepDeadline, 'clockStarts' | 'direction' | 'standard'>
type Sooner = Pick<StepDeadline, 'requiresImprovement' | 'inadequate'>

function step(what: string, clause: StepDeadline['clause'], clock: Clock, sooner: Sooner = {}): StepDeadline {
  return { step: what, clause, ...clock, ...sooner, since: '2026-11-01' }
}

function before(clockStarts: ClockStart, standard: Duration): Clock {
  return { clockStarts, direction: 'before', standard }
}

function after(clockStarts: ClockStart, standard: Duration | null): Clock {
  return { clockStarts, direction: 'after', standard }
}

function workingDays(amount: number): Duration {
  return { amount, unit: 'working_days' }
}
