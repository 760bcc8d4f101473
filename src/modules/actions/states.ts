import type { Actor } from '#platform/actor.ts'
import { judge, type Judgement, type Need, type ReturnableMove } from '#platform/workflow.ts'
import type { Action, ActionState } from './action.ts'

/** What a move is judged by. Whoever covers for an absent owner may do the owner's part; the check that someone other
 * than the owner makes goes by who is really there. */
export type ActionFacts = {
  state: ActionState
  /** They own it, or cover for the owner. */
  owns: boolean
  /** They raised it, or cover for who did. */
  raised: boolean
  /** Their part in the service includes verifying actions. */
  verifies: boolean
  /** They are the owner in person, or did the work. */
  isOwnWork: boolean
  /** They see it for another reason than that it is theirs. */
  staysInSight: boolean
  evidence: string
  reason: string
  /** How it was settled, for whoever may take that back; null while it is not settled. */
  settled: Settled | null
}

/** Who settled it, and where it stood before. */
export type Settled = {
  before: ActionState
  /** They did so themselves, are in the line of whoever did, or put right what is over. */
  isTheirs: boolean
  /** The piece that it comes from is over. */
  pieceIsOver: boolean
}

export type ActionMove =
  | 'begin'
  | 'finish'
  | 'takeBack'
  | 'verify'
  | 'handBack'
  | 'recordNotDone'
  | 'supersede'
  | 'unsettle'
  | 'changeOwner'
  | 'changeDate'
  | 'noteImpact'

const owner = { by: 'the action’s owner', may: (facts: ActionFacts) => facts.owns }
const checker = {
  by: 'whoever raised the action, or a manager who verifies actions',
  may: (facts: ActionFacts) => facts.raised || facts.verifies,
}
const anyoneOfThem = {
  by: 'the action’s owner, whoever raised it, or a manager who verifies actions',
  may: (facts: ActionFacts) => owner.may(facts) || checker.may(facts),
}

const evidence: Need<ActionFacts> = {
  says: 'Say what shows that it was done.',
  holds: (facts) => facts.evidence.trim() !== '',
}
const reason: Need<ActionFacts> = { says: 'Say why.', holds: (facts) => facts.reason.trim() !== '' }
const someoneElse: Need<ActionFacts> = {
  says: 'Somebody other than whoever owns it, or did it, verifies an action.',
  holds: (facts) => !facts.isOwnWork,
}

const inSight: Need<ActionFacts> = {
  says: 'You see this action only because it is yours. Ask whoever raised it, or Quality Assurance and Partnerships, to choose somebody else.',
  holds: (facts) => facts.staysInSight,
}

const stays = { to: (facts: ActionFacts) => facts.state }

/** Every move of an action (clause 7.9; reading 9). */
export const moves: Record<ActionMove, ReturnableMove<ActionState, ActionFacts>> = {
  begin: {
    back: {
      none: 'Whoever has begun can wait: nothing was said to anybody, and it is sent for a check once it is done.',
    },
    label: 'Start this action',
    from: ['open'],
    to: 'in_progress',
    ...owner,
    needs: [],
    clause: '7.9',
  },
  finish: {
    back: { by: ['takeBack', 'handBack'] },
    label: 'Send for a check',
    from: ['open', 'in_progress'],
    to: 'done_awaiting_check',
    ...owner,
    needs: [evidence],
    clause: '7.9',
  },
  takeBack: {
    back: { by: ['finish'] },
    label: 'Take it back',
    from: ['done_awaiting_check'],
    to: 'in_progress',
    ...owner,
    needs: [],
    clause: '7.9',
  },
  verify: {
    back: { by: ['unsettle'] },
    label: 'Verify that it was done',
    from: ['done_awaiting_check'],
    to: 'verified',
    ...checker,
    needs: [evidence, someoneElse],
    clause: '7.9',
  },
  handBack: {
    back: { by: ['finish'] },
    label: 'Hand back to the owner',
    from: ['done_awaiting_check'],
    to: 'in_progress',
    ...checker,
    needs: [reason],
    clause: '7.9',
  },
  recordNotDone: {
    back: { by: ['unsettle'] },
    label: 'Record that it will not be done',
    from: ['open', 'in_progress', 'done_awaiting_check'],
    to: 'not_done',
    ...checker,
    needs: [reason],
    clause: '7.9',
  },
  supersede: {
    back: { by: ['unsettle'] },
    label: 'Replace it with another action',
    from: ['open', 'in_progress', 'done_awaiting_check'],
    to: 'superseded',
    ...checker,
    needs: [reason],
    clause: '7.9',
  },
  unsettle: {
    back: { by: ['verify', 'recordNotDone', 'supersede'] },
    label: 'Take that back',
    from: ['verified', 'not_done', 'superseded'],
    to: ({ settled, state }) => settled?.before ?? state,
    reaches: ['open', 'in_progress', 'done_awaiting_check'],
    by: 'whoever decided it, those whom they answer to, or the Head of Quality Assurance and Partnerships',
    may: ({ settled }) => settled?.isTheirs === true,
    needs: [
      reason,
      {
        says: 'Was this a mistake? What the action comes from is over. The Head of Quality Assurance and Partnerships opens that again first.',
        holds: ({ settled }) => settled?.pieceIsOver === false,
      },
    ],
    clause: '7.9',
  },
  changeOwner: {
    back: { by: ['changeOwner'] },
    label: 'Change the owner',
    from: ['open', 'in_progress'],
    ...stays,
    reaches: ['open', 'in_progress'],
    ...checker,
    needs: [reason, inSight],
    clause: '7.9',
  },
  changeDate: {
    back: { by: ['changeDate'] },
    label: 'Change the date',
    from: ['open', 'in_progress'],
    ...stays,
    reaches: ['open', 'in_progress'],
    ...checker,
    needs: [reason],
    clause: '7.9',
  },
  noteImpact: {
    back: { by: ['noteImpact'] },
    label: 'Say what changed for the child',
    from: ['done_awaiting_check', 'verified'],
    ...stays,
    reaches: ['done_awaiting_check', 'verified'],
    ...anyoneOfThem,
    needs: [],
    clause: '3.2',
  },
}

export function judgeAction(move: ActionMove, facts: ActionFacts): Judgement<ActionState> {
  return judge(moves[move], facts.state, facts)
}

export function factsFor(
  action: Action,
  actor: Actor,
  given: { evidence?: string | undefined; reason?: string | undefined } = {},
  settled: Settled | null = null,
): ActionFacts {
  return {
    state: action.state,
    owns: actor.actsFor.includes(action.ownerId),
    raised: action.raisedBy !== null && actor.actsFor.includes(action.raisedBy),
    verifies: actor.duties.has('verify_actions'),
    isOwnWork: actor.id === action.ownerId || actor.id === action.doneBy,
    staysInSight: action.staysInSight,
    evidence: given.evidence ?? action.evidence,
    reason: given.reason ?? '',
    settled,
  }
}
