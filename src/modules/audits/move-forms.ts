import type { MoveForm as FormOf } from '#modules/evidence/index.ts'
import { recallForm, reopenForm } from '#modules/evidence/index.ts'
import type { MoveKey } from './states.ts'

/** What an audit asks in a way of its own: move-asks.ts. */
export type AuditAsk = 'moderator' | 'grade' | 'views' | 'no view'
export type MoveForm = FormOf<AuditAsk>

/** Every move that a person makes: its address, its words, what it asks for. */
export const moveForms = {
  gather: {
    noun: 'views-request',
    happens:
      'This makes the list of whom to ask, and tells those who ask them: each child’s IRO for the child’s view, you for the carers’. The fostering social worker is asked for their report and reflection.',
    asks: [],
    // It asks nobody yet.
    said: 'The list of whom to ask is made. Nobody has been asked yet: below it says who asks whom.',
  },
  hold_review: {
    noun: 'review',
    happens:
      'Once the review meeting has been held, say on which day. Until then people say what they think, and the fostering social worker writes the report.',
    asks: ['date'],
    date: { label: 'When was the review meeting?', kind: 'review_held' },
  },
  unhold: {
    noun: 'review-not-held',
    happens:
      'The review is to be held by its own day again, in the register too, and the period with it. What was written in the audit stays until it is begun anew.',
    ...{ asks: ['reason'], reasonLabel: 'How did it come to be recorded?', quiet: true },
  },
  begin: {
    noun: 'beginning',
    happens:
      'What Hearth already knows is brought forward for you to confirm. You and the fostering social worker can both write.',
    asks: [],
  },
  submit: {
    noun: 'submission',
    happens:
      'The answers are kept as they stand now. The team manager and the service manager can read them; Quality Assurance and Partnerships checks them and sends them to the moderator.',
    asks: ['no view'],
    mendedElsewhere: true,
  },
  receive: { noun: 'receipt', happens: 'The auditor sees that you are checking it.', asks: [] },
  hand_back: {
    noun: 'return',
    happens: 'The auditor can change the answers and send them again.',
    ...{ asks: ['reason'], reasonLabel: 'What is missing or unclear?', quiet: true },
  },
  assign_moderator: {
    noun: 'moderator',
    happens: 'The moderator is told, and has until the date shown on the audit.',
    asks: ['moderator'],
  },
  reassign: {
    noun: 'moderator-change',
    happens: 'The audit comes back to you to send to somebody else.',
    ...{ asks: ['reason'], reasonLabel: 'Why somebody else?', quiet: true },
  },
  lock_grade: {
    noun: 'locked-grade',
    happens:
      'Your overall grade is kept as you chose it, whatever limits there are, and the auditor’s grades come into sight. You can still come to another grade afterwards: both are kept.',
    asks: [],
  },
  moderate: {
    noun: 'moderation',
    happens: 'If you agree, the grade is final. If not, you and the auditor talk it over.',
    asks: [],
  },
  settle: {
    noun: 'settlement',
    happens: 'This becomes the grade of record. The auditor’s grade and yours are both kept.',
    asks: ['date', 'grade', 'views', 'reason'],
    reasonLabel: 'How did you come to this grade?',
    date: { label: 'When did you talk it over?', kind: 'findings_talked_over' },
  },
  decide: {
    noun: 'decision',
    happens: 'This becomes the grade of record. Both original grades are kept.',
    asks: ['grade', 'views', 'reason'],
    reasonLabel: 'Why this grade?',
  },
  respond: {
    noun: 'response',
    happens:
      'When the audit is inadequate or requires improvement, it goes to the service manager; else the actions begin.',
    asks: [],
  },
  return_response: {
    noun: 'response-return',
    happens: 'The team manager can change the response and the actions and send them again.',
    ...{ asks: ['reason'], reasonLabel: 'What would make it enough?', quiet: true },
  },
  sign_off: { noun: 'sign-off', happens: 'The actions begin.', asks: [] },
  finish_actions: {
    noun: 'verification',
    happens: 'The next step is to see what is different for the child.',
    asks: [],
  },
  reopen_actions: {
    noun: 'reopening',
    happens: 'The audit waits until the actions are done.',
    ...{ asks: ['reason'], reasonLabel: 'What still needs doing?', quiet: true },
  },
  ask_reaudit: {
    noun: 're-audit',
    happens: 'A new audit of this household is planned and linked to this one.',
    asks: [],
  },
  close: { noun: 'closure', happens: 'The audit is kept and can be read; nothing more can be changed.', asks: [] },
  cancel: {
    noun: 'cancellation',
    happens:
      'The audit stops, and nobody is asked for it any more; an early review that it was planned with is not waited for. Everything written in it is kept. Whoever takes part is told.',
    ...{ asks: ['reason'], reasonLabel: 'Why is it cancelled?', quiet: true },
  },
  correct_grade: {
    noun: 'grade-correction',
    happens:
      'Both readings are kept and shown side by side. The auditor’s grade and the moderator’s are not changed, and those who took part are told.',
    asks: ['grade', 'reason'],
    reasonLabel: 'Why was the grade wrong?',
    quiet: true,
    said: 'Done. The final grade is put right, and what it was is kept beside it.',
  },
  recall: recallForm,
  reopen: reopenForm,
} as const satisfies Record<Exclude<MoveKey, 'pass_on' | 'correct'>, MoveForm>

export type PersonalMove = keyof typeof moveForms
