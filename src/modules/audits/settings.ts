import type { Grade } from '#framework/a2-audit-tool/types.ts'
import {
  allowedFor,
  type ClockStart,
  type StepDeadline,
  type StepKey,
  stepDeadlines,
  usualPeriodMonths,
} from '#framework/s7-audit-process.ts'
import type { Standing } from '#platform/room.ts'
import type { Setting, SettingGroup } from '#platform/settings/index.ts'

/** What a step’s clock starts with, as the page where deadlines are set says it. */
const clockNames: Record<ClockStart, string> = {
  review_due: 'the review is due',
  review_meeting: 'the review meeting',
  submission: 'it is sent',
  return: 'it came back',
  forwarding: 'it is sent on',
  moderation: 'the moderation',
  final_grade: 'the final grade',
  response: 'it is sent',
  discovery: 'it is found',
  sign_off: 'the sign-off',
  actions_verified: 'the actions are done',
  month_end: 'the end of the month',
  quarter_end: 'the end of the quarter',
}

/** When each step should be done. The figures are the framework’s proposals (s7-audit-process.ts), for each council to
 * set; sources mark none of them as law. Counted from what the step follows, or back from what it comes before. */
export const deadlineSettings = [
  deadline('deadline.ask_for_views', 'request_feedback'),
  deadline('deadline.worker_report', 'worker_report'),
  deadline('deadline.conversation', 'conversation'),
  deadline('deadline.submit', 'submission'),
  deadline('deadline.put_right', 'correction'),
  deadline('deadline.put_right_inadequate', 'correction', 'inadequate'),
  deadline('deadline.forward', 'forwarding'),
  deadline('deadline.forward_inadequate', 'forwarding', 'inadequate'),
  deadline('deadline.moderate', 'moderation'),
  deadline('deadline.moderate_inadequate', 'moderation', 'inadequate'),
  deadline('deadline.discuss', 'disagreement'),
  deadline('deadline.discuss_inadequate', 'disagreement', 'inadequate'),
  deadline('deadline.respond', 'response'),
  deadline('deadline.respond_requires_improvement', 'response', 'requires_improvement'),
  deadline('deadline.respond_inadequate', 'response', 'inadequate'),
  deadline('deadline.sign_off', 'sign_off'),
  deadline('deadline.sign_off_inadequate', 'sign_off', 'inadequate'),
  {
    key: 'deadline.actions',
    says: 'Do every action of the audit, after the response or its sign-off',
    unit: 'working days',
    default: 30,
    min: 1,
    max: 260,
    clause: '7.9',
  },
  deadline('deadline.impact_check', 'impact_check', undefined, { min: 1, max: 12 }),
  deadline('deadline.reaudit', 're_audit', 'requires_improvement', { min: 1, max: 52 }),
  deadline('deadline.reaudit_inadequate', 're_audit', 'inadequate', { min: 4, max: 12 }),
] as const satisfies readonly Setting[]

export type Deadlines = Record<(typeof deadlineSettings)[number]['key'], number>

/** How audits are planned and moderated. */
export const auditSettings = [
  {
    key: 'audit.period',
    says: 'An audit looks back, unless it says otherwise, over',
    unit: 'months',
    default: usualPeriodMonths,
    min: 1,
    max: 36,
    clause: '7.3',
  },
  {
    key: 'audit.plan_ahead',
    says: 'Plan the audit this long before a review is due',
    unit: 'days',
    default: 60,
    min: 14,
    max: 180,
    clause: '4.13',
  },
  {
    key: 'moderation.blind',
    says: 'Moderators grade before they see the auditor’s grade',
    unit: 'yes or no',
    default: 1,
    min: 0,
    max: 1,
    clause: '6.5',
  },
] as const satisfies readonly Setting[]

export const settingGroups: readonly (SettingGroup & Standing)[] = [
  {
    at: 10,
    title: 'How long each step of an audit may take',
    says: 'Proposals to begin with: the law sets none of these. An audit keeps the dates that it was given.',
    settings: deadlineSettings,
  },
  {
    at: 20,
    title: 'How audits are planned and moderated',
    says: 'These hold for audits planned or moderated from the day on which they change.',
    settings: auditSettings,
  },
]

type Bounds = { min: number; max: number }

/** A deadline as the framework proposes it for this step, usually or for audits of one grade. */
function deadline<const K extends string>(
  key: K,
  step: StepKey,
  grade?: Grade,
  { min, max }: Bounds = { min: 0, max: 260 },
): Setting & { key: K } {
  const allowed = allowedFor(step, grade)
  if (!allowed) throw new Error(`The framework proposes no deadline for ${step}.`)
  const { clause } = stepDeadlines[step]
  const unit = allowed.unit === 'working_days' ? 'working days' : allowed.unit
  return { key, says: inWords(stepDeadlines[step], grade), unit, default: allowed.amount, min, max, clause }
}

/** "Moderate the audit, after it is sent on, for an audit graded inadequate". */
function inWords({ step, direction, clockStarts }: StepDeadline, grade: Grade | undefined): string {
  const when = grade ? `, for an audit graded ${grade.replace('_', ' ')}` : ''
  return `${step}, ${direction} ${clockNames[clockStarts]}${when}`
}
