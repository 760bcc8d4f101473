import type { State } from './steps.ts'
import { type MoveKey, moves } from './states.ts'

/* Whom each move tells of what, in the small service of the tests: its auditor is fro-1, its worker fsw-1, its moderator iro-1, and its
 * team manager tm-1. Held against the rule alone (tellings.test.ts) and against what the database then holds (announce.test.ts). */

/** The same, wherever it leads. */
const into = <T>(move: 'recall' | 'correct_grade' | 'correct' | 'reopen', told: T): [State, T][] =>
  moves[move].reaches.map((state) => [state, told])
const inParts = ['fro-1', 'fsw-1', 'iro-1', 'tm-1']
// From the flow chart (A.1) and section 7: who has it next, who gets it back, who hears what was decided.
export const toldOfMoves: Record<MoveKey, readonly [into: State, told: Readonly<Record<string, readonly string[]>>][]> =
  {
    gather: [['gathering', { 'report wanted': ['fsw-1'] }]],
    hold_review: [['review_held', {}]],
    unhold: [['gathering', { 'audit returned': ['fro-1', 'fsw-1', 'tm-1'] }]],
    begin: [['in_audit', { 'audit begun': ['fro-1', 'fsw-1'] }]],
    submit: [['submitted', { 'audit submitted': ['fsw-1', 'qa-1', 'qa-head', 'sm-1', 'tm-1'] }]],
    receive: [['with_qa', {}]],
    hand_back: [['in_audit', { 'audit returned': ['fro-1', 'fsw-1'] }]],
    assign_moderator: [['in_moderation', { 'moderation assigned': ['iro-1'] }]],
    reassign: [['with_qa', { 'moderator changed': ['iro-1'] }]],
    lock_grade: [['in_moderation', {}]],
    moderate: [
      ['graded', { 'audit graded': ['fro-1', 'fsw-1', 'iro-1'] }],
      ['in_discussion', { 'moderation discussed': ['fro-1', 'iro-1'], 'disagreement raised': ['qa-head'] }],
    ],
    settle: [['graded', { 'audit graded': ['fro-1', 'fsw-1', 'iro-1'], 'disagreement settled': ['qa-head'] }]],
    decide: [['graded', { 'audit graded': ['fro-1', 'fsw-1', 'iro-1'] }]],
    recall: into('recall', {}),
    correct_grade: into('correct_grade', { 'piece corrected': inParts }),
    correct: into('correct', { 'piece corrected': inParts }),
    reopen: into('reopen', { 'piece reopened': inParts }),
    pass_on: [['with_team_manager', { 'response wanted': ['tm-1'] }]],
    respond: [
      ['with_service_manager', { 'sign-off wanted': ['sm-1'], 'response given': ['fro-1', 'fsw-1', 'iro-1'] }],
      ['actions_open', { 'response given': ['fro-1', 'fsw-1', 'iro-1'] }],
    ],
    return_response: [['with_team_manager', { 'response returned': ['tm-1'] }]],
    sign_off: [['actions_open', { 'response signed off': ['fro-1', 'fsw-1', 'tm-1'] }]],
    finish_actions: [['verifying', {}]],
    reopen_actions: [['actions_open', { 'actions returned': ['fsw-1', 'tm-1'] }]],
    ask_reaudit: [['re_audit_due', { 're-audit planned': ['fro-1', 'fsw-1', 'tm-1'] }]],
    close: [['closed', { 'audit closed': inParts }]],
    cancel: [['cancelled', { 'audit cancelled': inParts }]],
  }
