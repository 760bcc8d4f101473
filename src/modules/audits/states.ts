import { correctOf, recallOf, reopenOf, type StreamMove } from '#modules/evidence/index.ts'
import { awaitsLock, followsReview } from './audit.ts'
import { isOver, type State, states } from './steps.ts'
import {
  auditor,
  closer,
  head,
  heldTogether,
  itself,
  moderator,
  nothingMissing,
  nothingOpen,
  quality,
  reasonGiven,
  serviceManager,
  teamManager,
  verifier,
  viewOrReason,
  withinLimits,
} from './conditions.ts'
import { signOffNeeded, type Standing } from './standing.ts'

type AuditMove = StreamMove<State, Standing>

/** Where an audit has its final grade. */
const graded: ReadonlySet<State> = new Set([
  'with_team_manager',
  'with_service_manager',
  'actions_open',
  'verifying',
  're_audit_due',
  'closed',
])

const forward = {
  gather: {
    label: 'Ask for everyone’s views',
    clause: '7.4',
    back: {
      none: 'Asking takes nothing away: who need not be asked any more is said voice by voice, and the audit goes on.',
    },
    from: ['scheduled'],
    to: 'gathering',
    ...auditor,
    needs: [{ says: 'Only an audit at the carer’s review gathers views first.', holds: (s) => followsReview(s.audit) }],
  },
  hold_review: {
    label: 'Record that the review was held',
    clause: '4.13',
    back: {
      none: 'The review does not become unheld: the day of it is put right with a reason, and the audit goes on from there.',
    },
    from: ['gathering'],
    to: 'review_held',
    ...auditor,
    needs: [{ says: 'Give the date of the review meeting.', holds: (s) => Boolean(s.given.meetingOn) }],
  },
  begin: {
    label: 'Begin the audit together',
    clause: '7.1',
    back: {
      none: 'To begin takes nothing away: what was brought forward waits until somebody confirms it, and it is sent when it is whole.',
    },
    from: ['scheduled', 'review_held'],
    to: 'in_audit',
    ...auditor,
    needs: [
      {
        says: 'The review comes first: this audit follows it.',
        holds: (s) => s.audit.state === 'review_held' || !followsReview(s.audit),
      },
      nothingMissing('preparation', 'The worker’s report, or the reason why there is none, is still missing.'),
    ],
  },
  submit: {
    label: 'Send to Quality Assurance and Partnerships',
    clause: '7.7',
    back: { by: ['recall'] },
    from: ['in_audit'],
    to: 'submitted',
    ...auditor,
    done: 'You sent it',
    needs: [
      nothingMissing('audit', 'Some questions still need an answer.'),
      heldTogether,
      {
        says: 'Each child and carer needs their view, or the reason why there is none.',
        holds: (s) => s.voicesMissing.length === 0,
      },
      { says: 'Give the overall grade.', holds: (s) => s.auditorGrade !== null },
      { says: 'The overall grade cannot stand as it is.', holds: (s) => s.gradeBlocked === null },
      viewOrReason,
    ],
  },
  receive: {
    label: 'Begin the completeness check',
    clause: '7.7',
    back: { by: ['recall'] },
    from: ['submitted'],
    to: 'with_qa',
    ...quality,
    needs: [],
  },
  hand_back: {
    label: 'Hand back to the auditor',
    clause: '7.7',
    back: { by: ['recall', 'submit'] },
    from: ['with_qa'],
    to: 'in_audit',
    ...quality,
    handsBack: true,
    needs: [reasonGiven],
  },
  assign_moderator: {
    label: 'Send to the moderator',
    clause: '7.7',
    back: { by: ['recall', 'reassign'] },
    from: ['with_qa'],
    to: 'in_moderation',
    ...quality,
    done: 'You forwarded it',
    needs: [
      {
        says: 'Choose somebody else: this person cannot moderate this audit.',
        holds: (s) => !s.given.moderatorConflict,
      },
    ],
  },
  reassign: {
    label: 'Choose another moderator',
    clause: '4.6',
    back: { by: ['assign_moderator'] },
    from: ['in_moderation'],
    to: 'with_qa',
    ...quality,
    needs: [reasonGiven],
  },
  lock_grade: {
    label: 'Lock my grade and see the auditor’s',
    clause: '6.5',
    back: {
      none: 'What was seen cannot be unseen. Another grade can be given until the moderation is finished; both are kept.',
    },
    from: ['in_moderation'],
    to: 'in_moderation',
    stays: true,
    ...moderator,
    needs: [
      { says: 'There is nothing to lock: the auditor’s grade is in sight already.', holds: (s) => awaitsLock(s.audit) },
      { says: 'Give your own overall grade.', holds: (s) => s.moderatorGrade !== null },
    ],
  },
  moderate: {
    label: 'Finish the moderation',
    clause: '4.6',
    back: { by: ['recall', 'correct_grade'] },
    from: ['in_moderation'],
    reaches: ['graded', 'in_discussion'],
    to: (s) => (s.moderatorGrade === s.auditorGrade ? 'graded' : 'in_discussion'),
    ...moderator,
    done: 'You moderated it',
    needs: [
      { says: 'Lock your own grade first: then you see the auditor’s.', holds: (s) => !awaitsLock(s.audit) },
      {
        says: 'You said that you should not moderate this audit: tell Quality Assurance and Partnerships, who choose somebody else.',
        holds: (s) => !s.moderatorDeclines,
      },
      nothingMissing('moderation', 'Some moderation questions still need an answer.'),
      { says: 'Give your own overall grade.', holds: (s) => s.moderatorGrade !== null },
      nothingOpen,
      withinLimits((s) => s.moderatorGrade),
    ],
  },
  settle: {
    label: 'Record what you settled together',
    clause: '6.5',
    back: { by: ['recall', 'correct_grade'] },
    from: ['in_discussion'],
    to: 'graded',
    by: 'the moderator, with the auditor',
    may: (s) => s.isModerator,
    needs: [
      { says: 'Say when you talked it over, and how it was settled.', holds: (s) => s.settledGrade !== null },
      nothingOpen,
      withinLimits((s) => s.settledGrade),
      { ...reasonGiven, says: 'Say in a sentence how you came to this grade.' },
    ],
  },
  decide: {
    label: 'Decide the grade',
    clause: '6.5',
    back: { by: ['recall', 'correct_grade'] },
    from: ['in_discussion'],
    to: 'graded',
    by: 'the Head of Quality Assurance and Partnerships',
    may: (s) => s.duties.has('decide_disagreements') && !s.isAuditor && !s.isModerator,
    done: 'You decided its grade',
    needs: [
      { says: 'Choose the grade of record.', holds: (s) => s.settledGrade !== null },
      nothingOpen,
      withinLimits((s) => s.settledGrade),
      { ...reasonGiven, says: 'Give your reasons: the auditor and the moderator will read them.' },
    ],
  },
  pass_on: {
    label: 'Pass to the team manager',
    clause: '7.8',
    back: { none: 'Hearth makes it with the grade: whoever takes back what gave the grade takes this back with it.' },
    from: ['graded'],
    to: 'with_team_manager',
    byHearth: true,
    ...itself,
    needs: [],
  },
  respond: {
    label: 'Send your response',
    clause: '7.8',
    back: { by: ['recall', 'return_response'] },
    from: ['with_team_manager'],
    reaches: ['with_service_manager', 'actions_open'],
    to: (s) => (signOffNeeded(s) ? 'with_service_manager' : 'actions_open'),
    ...teamManager,
    done: 'You responded',
    needs: [
      nothingMissing('response', 'Some questions of your response still need an answer.'),
      {
        says: 'Set at least one action: this audit is inadequate or requires improvement.',
        holds: (s) => s.actions.total > 0 || !signOffNeeded(s),
      },
    ],
  },
  return_response: {
    label: 'Return to the team manager',
    clause: '7.10',
    back: { by: ['recall', 'respond'] },
    from: ['with_service_manager'],
    to: 'with_team_manager',
    ...serviceManager,
    handsBack: true,
    needs: [reasonGiven],
  },
  sign_off: {
    label: 'Sign off',
    clause: '7.10',
    back: { by: ['recall'] },
    from: ['with_service_manager'],
    to: 'actions_open',
    ...serviceManager,
    done: 'You signed it off',
    needs: [
      nothingMissing('sign_off', 'Some sign-off questions still need an answer.'),
      {
        says: 'You said that the actions are not enough: return the response to the team manager.',
        holds: (s) => s.signedOffAs.sufficient,
      },
      {
        says: 'You said that the time frame is not reasonable: return the response to the team manager.',
        holds: (s) => s.signedOffAs.timely,
      },
      {
        says: 'Set the date of the re-audit: this audit is inadequate.',
        holds: (s) => s.audit.finalGrade !== 'inadequate' || s.signedOffAs.reauditOn !== null,
      },
      { says: 'The date of the re-audit has passed: give a day to come.', holds: (s) => !s.signedOffAs.reauditIsPast },
    ],
  },
  finish_actions: {
    label: 'Go on to check what changed',
    clause: '7.9',
    back: { by: ['recall', 'reopen_actions'] },
    from: ['actions_open'],
    to: 'verifying',
    ...verifier,
    needs: [{ says: 'Some actions are still open.', holds: (s) => s.actions.unfinished === 0 }],
  },
  reopen_actions: {
    label: 'Go back to the actions',
    clause: '7.9',
    back: { by: ['recall', 'finish_actions'] },
    from: ['verifying'],
    to: 'actions_open',
    ...verifier,
    handsBack: true,
    needs: [reasonGiven],
  },
  ask_reaudit: {
    label: 'Plan the re-audit',
    clause: '7.10',
    back: { none: 'The re-audit that was planned is cancelled, and another is planned or none.' },
    // Again from there when the re-audit that was planned is cancelled: else nothing could ever close this audit.
    from: ['verifying', 're_audit_due'],
    to: 're_audit_due',
    ...closer,
    needs: [
      { says: 'Every action must first be verified.', holds: (s) => s.actions.unsettled === 0 },
      { says: 'The re-audit is planned already.', holds: (s) => s.reaudit === null },
    ],
  },
  close: {
    label: 'Close the audit',
    clause: '3.2',
    back: { by: ['reopen'] },
    from: ['verifying', 're_audit_due'],
    to: 'closed',
    ...closer,
    done: 'You closed it',
    needs: [
      { says: 'Every action must first be verified.', holds: (s) => s.actions.unsettled === 0 },
      nothingMissing('closing', 'Say first what changed for the child, and who was told.'),
      {
        says: 'Somebody who told us what they think has not heard yet what happened next. Answer them first.',
        holds: (s) => s.unanswered.length === 0,
      },
      nothingOpen,
      {
        says: 'This audit stays open until its re-audit is graded and better than inadequate.',
        holds: (s) =>
          !(s.audit.finalGrade === 'inadequate' || s.audit.state === 're_audit_due') ||
          (s.reaudit?.finalGrade != null && s.reaudit.finalGrade !== 'inadequate'),
      },
    ],
  },
  cancel: {
    label: 'Cancel the audit',
    clause: 'A.1',
    back: { by: ['reopen'] },
    to: 'cancelled',
    ...closer,
    from: states.filter((state) => !isOver({ state })),
    needs: [reasonGiven, nothingOpen],
  },
} as const satisfies Record<string, AuditMove>

const again = reopenOf<State>(forward)

/** Every move of an audit: from, to, by whom, what it needs, which clause (clause A.1). */
export const moves = {
  ...forward,
  correct_grade: {
    label: 'Put the final grade right',
    clause: '5.6',
    back: { by: ['correct_grade'] },
    from: states.filter((state) => graded.has(state)),
    reaches: states.filter((state) => graded.has(state)),
    to: (s) => s.audit.state,
    stays: true,
    ...head,
    needs: [
      { says: 'Choose the grade that is right.', holds: (s) => s.settledGrade !== null },
      { says: 'That is the final grade already.', holds: (s) => s.settledGrade !== s.audit.finalGrade },
      withinLimits((s) => s.settledGrade),
      { ...reasonGiven, says: 'Say why: whoever took part will read it.' },
    ],
  },
  correct: { ...correctOf<State>(forward), to: (s) => s.audit.state },
  recall: recallOf<State>(forward, { graded: 'with_team_manager' }),
  reopen: {
    ...again,
    needs: [
      ...again.needs,
      {
        says: 'Another audit of the same review is planned. Cancel that one first.',
        holds: (s) => s.plannedInstead === null,
      },
    ],
  },
} as const satisfies Record<string, AuditMove>

export type MoveKey = keyof typeof moves
