import type { Setting } from '#platform/settings/index.ts'

const workingDays = <const K extends string>(key: K, says: string, days: number, clause: string) =>
  ({ key, says, unit: 'working days', default: days, min: 0, max: 260, clause }) as const satisfies Setting

/** When each step should be done. The figures are proposals (process.md 1.2), for each council to set; sources mark none of them as law. */
export const deadlineSettings = [
  workingDays('deadline.ask_for_views', 'Ask for views: working days before the review', 30, '7.4'),
  workingDays('deadline.worker_report', 'The worker’s report: working days before the review meeting', 10, '7.2'),
  workingDays('deadline.conversation', 'The conversation together: working days after the review meeting', 5, '7.1'),
  workingDays('deadline.submit', 'Send the audit: working days after the review meeting', 10, '7.7'),
  workingDays('deadline.forward', 'Check the audit and send it to its moderator', 2, '7.7'),
  workingDays('deadline.forward_inadequate', 'The same for an audit graded inadequate', 1, '7.7'),
  workingDays('deadline.moderate', 'Moderate', 5, '4.6'),
  workingDays('deadline.moderate_inadequate', 'The same for an audit graded inadequate', 3, '4.6'),
  workingDays('deadline.discuss', 'Talk over different grades', 5, '6.5'),
  workingDays('deadline.discuss_inadequate', 'The same for an audit graded inadequate', 3, '6.5'),
  workingDays('deadline.respond', 'The team manager’s response', 10, '7.8'),
  workingDays('deadline.respond_requires_improvement', 'The same for requires improvement', 5, '7.8'),
  workingDays('deadline.respond_inadequate', 'The same for inadequate', 2, '7.8'),
  workingDays('deadline.sign_off', 'The service manager’s sign-off', 5, '7.10'),
  workingDays('deadline.sign_off_inadequate', 'The same for inadequate', 2, '7.10'),
  workingDays('deadline.actions', 'Every action of the audit done', 30, '7.9'),
  { key: 'deadline.impact_check', says: 'Check what changed for the child, after the actions', unit: 'months', default: 3, min: 1, max: 12, clause: '3.2' },
  { key: 'deadline.reaudit', says: 'Look again after requires improvement', unit: 'weeks', default: 12, min: 1, max: 52, clause: '7.10' },
  { key: 'deadline.reaudit_inadequate', says: 'Re-audit after inadequate', unit: 'weeks', default: 6, min: 4, max: 12, clause: '7.10' },
] as const satisfies readonly Setting[]

export type Deadlines = Record<(typeof deadlineSettings)[number]['key'], number>

/** How audits are chosen and moderated. */
export const auditSettings = [
  { key: 'audit.period', says: 'What an audit covers, unless it says otherwise', unit: 'months', default: 12, min: 1, max: 36, clause: '7.3' },
  { key: 'audit.plan_ahead', says: 'Plan the audit this long before a review is due', unit: 'days', default: 60, min: 14, max: 180, clause: '4.13' },
  { key: 'moderation.blind', says: 'Moderators grade before they see the auditor’s grade (1 yes, 0 no)', unit: 'yes or no', default: 0, min: 0, max: 1, clause: '6.5' },
  { key: 'sample.per_team', says: 'Managers’ monthly audits for each team manager', unit: 'count', default: 1, min: 0, max: 10, clause: '4.7' },
  { key: 'sample.not_within', says: 'Do not draw a household audited within', unit: 'months', default: 12, min: 0, max: 36, clause: '4.7' },
] as const satisfies readonly Setting[]

/** The figures in the limiting rules (audit-tool.md section 15): proposals for each council to agree. */
export const thresholdSettings = [
  { key: 'limit.unannounced_visit', says: 'An unannounced visit at least every', unit: 'months', default: 12, min: 3, max: 24, clause: 'A.2' },
  { key: 'limit.review_overdue', says: 'A review may be late before it limits the grade', unit: 'days', default: 28, min: 0, max: 180, clause: 'A.2' },
  { key: 'limit.outside_terms', says: 'An emergency outside the terms of approval may last', unit: 'working days', default: 6, min: 0, max: 30, clause: 'A.2' },
  { key: 'limit.inadequate_sections', says: 'Inadequate sections that make the audit inadequate', unit: 'count', default: 2, min: 1, max: 9, clause: 'A.2' },
] as const satisfies readonly Setting[]
