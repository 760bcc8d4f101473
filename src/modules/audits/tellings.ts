import type { Telling } from '#modules/evidence/index.ts'
import type { State } from './steps.ts'
import { everybody, type Part } from './hearers.ts'
import type { MoveKey } from './states.ts'

/**
 * What is told when an audit moves, hung on the move: whoever has it next, whoever it comes back to, and whoever waits to hear
 * what was decided. Nobody is told what they did themselves. A move that tells nobody says so.
 */
export const tellings: Record<MoveKey, readonly Telling<State, Part>[]> = {
  gather: [{ kind: 'report wanted', to: ['worker'], isToDo: true }],
  // The next step is the auditor's own, who has just made this one.
  hold_review: [],
  unhold: [{ kind: 'audit returned', to: ['auditor', 'worker', 'team manager'] }],
  begin: [{ kind: 'audit begun', to: ['worker', 'auditor'] }],
  submit: [
    // Clauses 7.7 and 7.8: who checks it, and a copy for both managers; and the worker, with whom it was written.
    { kind: 'audit submitted', to: ['assign_moderators', 'team manager', 'sign_off', 'worker'] },
  ],
  // Its people see on its page that it is being checked.
  receive: [],
  hand_back: [{ kind: 'audit returned', to: ['auditor', 'worker'], isToDo: true }],
  assign_moderator: [{ kind: 'moderation assigned', to: ['moderator'], isToDo: true }],
  reassign: [{ kind: 'moderator changed', to: ['moderator'], asBefore: true, listOnly: true }],
  // Nothing changes hands: the same moderator goes on.
  lock_grade: [],
  moderate: [
    { kind: 'audit graded', to: ['auditor', 'worker', 'moderator'], into: 'graded' },
    { kind: 'moderation discussed', to: ['auditor', 'moderator'], into: 'in_discussion' },
    { kind: 'disagreement raised', to: ['decide_disagreements'], into: 'in_discussion' },
  ],
  settle: [
    { kind: 'audit graded', to: ['auditor', 'worker', 'moderator'] },
    { kind: 'disagreement settled', to: ['decide_disagreements'] },
  ],
  decide: [{ kind: 'audit graded', to: ['auditor', 'worker', 'moderator'] }],
  // Those who were told of the move that is taken back: evidence tells them.
  recall: [],
  correct_grade: [{ kind: 'piece corrected', to: everybody }],
  correct: [{ kind: 'piece corrected', to: everybody }],
  reopen: [{ kind: 'piece reopened', to: everybody }],
  pass_on: [{ kind: 'response wanted', to: ['team manager'], isToDo: true }],
  respond: [
    { kind: 'sign-off wanted', to: ['sign_off'], into: 'with_service_manager' },
    { kind: 'response given', to: ['auditor', 'worker', 'moderator'] },
  ],
  return_response: [{ kind: 'response returned', to: ['team manager'], isToDo: true }],
  sign_off: [{ kind: 'response signed off', to: ['team manager', 'auditor', 'worker'] }],
  // Three months go by first: who checks then is reminded before the day.
  finish_actions: [],
  reopen_actions: [{ kind: 'actions returned', to: ['team manager', 'worker'], isToDo: true }],
  ask_reaudit: [{ kind: 're-audit planned', to: ['auditor', 'worker', 'team manager'] }],
  close: [{ kind: 'audit closed', to: everybody }],
  cancel: [
    { kind: 'audit cancelled', to: ['auditor', 'worker', 'team manager'] },
    // A moderator sees no audit that was cancelled.
    { kind: 'audit cancelled', to: ['moderator'], listOnly: true },
  ],
}
