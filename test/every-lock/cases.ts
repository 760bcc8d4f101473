import type { State } from '#modules/audits/steps.ts'
import type { Part } from '#framework/a2-audit-tool/types.ts'

/** One command that changes an audit: who sends it, where the audit stands, and what the form says. */
export type Case = {
  by: string
  at: State
  /** The part that is answered first, and what of it is not answered well. */
  part?: Part
  answers?: Readonly<Record<string, string>>
  /** Whoever sends it has written to the other beneath this answer. */
  wrote?: string
  /** Its only child has moved on, and is looked at because somebody said why. */
  movedOn?: boolean
  /** Columns of the audit that must stand otherwise, as SQL. */
  also?: string
  body?: Readonly<Record<string, string | readonly string[]>>
  /** The move that brought it there, made by whoever sends the command. */
  moved?: { move: string; from: State }
  /** Another state that another transaction brings it to, where it could be sent from the usual one: cancelled. */
  meanwhile?: State
}

const yesterday = { 'date-day': '18', 'date-month': '11', 'date-year': '2026' }
const reason = { reason: 'Because it is so.' }
const moderated = `moderator_id = :iro-2, auditor_grade = 'good', suggested_grade = 'good'`
const graded = `${moderated}, moderated_grade = 'good', final_grade = 'good'`
const twoYears = { 'from-day': '1', 'from-month': '1', 'from-year': '2025', 'to-day': '1', 'to-month': '11' }

/** Every address under /audits/:ref that changes an audit; with its own household, tm-1's team. */
export const cases: Readonly<Record<string, Case>> = {
  'sections/:section': {
    by: 'fsw-1',
    at: 'in_audit',
    body: { 'safe.safer_care:value': 'yes', 'safe.safer_care:version': '0' },
  },
  'sections/:section/:child': {
    by: 'fro-1',
    at: 'in_audit',
    body: { 'cyp1.visits/:child:value': 'yes', 'cyp1.visits/:child:version': '0' },
  },
  notes: { by: 'fsw-1', at: 'in_audit', body: { question: 'safe.safer_care', says: 'Is this right?' } },
  'notes/settled': { by: 'fsw-1', at: 'in_audit', wrote: 'safe.safer_care', body: { question: 'safe.safer_care' } },
  'notes/taken-back': { by: 'fsw-1', at: 'in_audit', wrote: 'safe.safer_care', body: { question: 'safe.safer_care' } },
  'children/:child/asking': {
    by: 'iro-1',
    at: 'in_audit',
    movedOn: true,
    body: { may: 'yes', words: 'They like to be asked.' },
  },
  'views-request': { by: 'fro-1', at: 'scheduled', also: `kind = 'review_linked'` },
  review: { by: 'fro-1', at: 'gathering', also: `kind = 'review_linked'`, body: yesterday },
  'review-not-held': {
    by: 'qa-head',
    at: 'in_audit',
    also: `kind = 'review_linked', meeting_on = '2026-11-17'`,
    body: reason,
  },
  beginning: { by: 'fro-1', at: 'scheduled' },
  submission: { by: 'fro-1', at: 'in_audit', part: 'audit' },
  receipt: { by: 'qa-1', at: 'submitted' },
  return: { by: 'qa-1', at: 'with_qa', body: reason },
  moderator: { by: 'qa-1', at: 'with_qa', body: { moderator: ':iro-2' } },
  'moderator-change': { by: 'qa-1', at: 'in_moderation', also: moderated, body: reason },
  'locked-grade': {
    by: 'iro-2',
    at: 'in_moderation',
    part: 'moderation',
    also: `${moderated}, blind_moderation = true`,
  },
  moderation: { by: 'iro-2', at: 'in_moderation', part: 'moderation', also: moderated },
  settlement: {
    by: 'iro-2',
    at: 'in_discussion',
    also: moderated,
    body: { ...yesterday, ...reason, grade: 'good' },
  },
  decision: { by: 'qa-head', at: 'in_discussion', also: moderated, body: { ...reason, grade: 'good' } },
  response: { by: 'tm-1', at: 'with_team_manager', part: 'response', also: graded },
  'response-return': { by: 'sm-1', at: 'with_service_manager', also: graded, body: reason },
  'sign-off': {
    by: 'sm-1',
    at: 'with_service_manager',
    part: 'sign_off',
    answers: { 'sm.reaudit_date': '2026-12-15' },
    also: graded,
  },
  verification: { by: 'tm-1', at: 'actions_open', also: graded },
  reopening: { by: 'tm-1', at: 'verifying', also: graded, body: reason },
  're-audit': { by: 'qa-1', at: 'verifying', also: graded },
  closure: { by: 'qa-1', at: 'verifying', part: 'closing', also: graded },
  cancellation: { by: 'qa-1', at: 'in_audit', body: reason, meanwhile: 'closed' },
  recall: { by: 'fro-1', at: 'submitted', moved: { move: 'submit', from: 'in_audit' } },
  'grade-correction': {
    by: 'qa-head',
    at: 'closed',
    also: graded,
    body: { ...reason, grade: 'requires_improvement', outside: 'yes' },
  },
  correction: {
    by: 'qa-head',
    at: 'closed',
    part: 'audit',
    body: { ...reason, question: 'ovr.worries', version: '1', value: 'Nothing worries us.', explanation: '' },
    meanwhile: 'in_audit',
  },
  reopened: {
    by: 'qa-head',
    at: 'closed',
    moved: { move: 'close', from: 'verifying' },
    body: reason,
    meanwhile: 'in_audit',
  },
  leave: {
    by: 'sm-1',
    at: 'in_audit',
    part: 'audit',
    answers: { 'wfc1.unannounced_date': '2024-01-10' },
    body: { ...reason, rule: 'L4' },
  },
  period: {
    by: 'fro-1',
    at: 'in_audit',
    body: { ...twoYears, ...reason, 'to-year': '2026', 'to-right': '2026-11-01' },
  },
  'review-date': {
    by: 'fro-1',
    at: 'gathering',
    also: `kind = 'review_linked'`,
    body: { ...reason, 'on-day': '7', 'on-month': '12', 'on-year': '2026' },
  },
  'held-review': {
    by: 'fro-1',
    at: 'review_held',
    also: `kind = 'review_linked', meeting_on = '2026-11-17'`,
    body: { ...reason, 'on-day': '18', 'on-month': '11', 'on-year': '2026' },
  },
  'period-correction': {
    by: 'fro-1',
    at: 'with_qa',
    body: { ...twoYears, ...reason, 'to-year': '2026' },
  },
  auditor: { by: 'qa-1', at: 'in_audit', body: { ...reason, auditor: ':fro-2' } },
}

/** Posts under /audits/:ref that change no audit: an alert hangs on the household, and may be raised whenever; so may who knows of it. */
export const changeNoAudit: readonly string[] = ['alert', 'alert/told', 'who-knows', 'papers/summary', 'papers/letter']
