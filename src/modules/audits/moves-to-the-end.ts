import { isFailing } from '#framework/forms/scale.ts'
import {
  type AuditMove,
  closer,
  itself,
  nothingMissing,
  nothingOpen,
  reasonGiven,
  serviceManager,
  teamManager,
  verifier,
} from './conditions.ts'
import { signOffNeeded } from './standing.ts'
import { isOver, states } from './steps.ts'

/** From its final grade to its end: what is done about what was found (clauses 7.8 to 7.10, 3.2). */
export const toTheEnd = {
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
        says: 'Set at least one action: the service manager signs this audit off.',
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
        says: 'You decided to return the response, or said that it is not enough or not soon enough: return it to the team manager.',
        holds: (s) => s.signedOffAs.enough,
      },
      {
        says: 'Set the date of the re-audit: this audit, or part of it, has the lowest grade.',
        holds: (s) => !isFailing(s.audit.finalGrade) || s.signedOffAs.reauditOn !== null,
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
    back: { by: ['recall'] },
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
        says: 'This audit stays open until its re-audit is graded, and better than the lowest grade.',
        holds: (s) =>
          !(isFailing(s.audit.finalGrade) || s.audit.state === 're_audit_due') ||
          (s.reaudit?.finalGrade != null && !isFailing(s.reaudit.finalGrade)),
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
