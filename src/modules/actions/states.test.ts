import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Action, actionStates, isSettled } from './action.ts'
import { type ActionFacts, type ActionMove, factsFor, judgeAction, moves } from './states.ts'
import { anActor } from './testing.ts'

const nobody: ActionFacts = {
  state: 'open',
  owns: false,
  raised: false,
  verifies: false,
  isOwnWork: false,
  staysInSight: true,
  evidence: '',
  reason: '',
  settled: null,
}
const owner = { owns: true, isOwnWork: true }
const raiser = { raised: true }
const manager = { verifies: true }
const done = { state: 'done_awaiting_check', evidence: 'In the placement plan, 3 November' } as const
const because = { reason: 'The child has moved' }

const allowed: [string, ActionMove, Partial<ActionFacts>, ActionFacts['state']][] = [
  ['the owner begins', 'begin', owner, 'in_progress'],
  ['the owner finishes with evidence', 'finish', { ...owner, evidence: 'Done' }, 'done_awaiting_check'],
  ['a cover finishes for the owner', 'finish', { owns: true, evidence: 'Done' }, 'done_awaiting_check'],
  ['whoever raised it verifies', 'verify', { ...raiser, ...done }, 'verified'],
  ['a manager verifies', 'verify', { ...manager, ...done }, 'verified'],
  ['another verifies it', 'verify', { ...manager, ...done }, 'verified'],
  ['a manager hands back with a reason', 'handBack', { ...manager, ...done, ...because }, 'in_progress'],
  ['a manager records that it will not be done', 'recordNotDone', { ...manager, ...because }, 'not_done'],
  ['whoever raised it replaces it', 'supersede', { ...raiser, ...because, state: 'in_progress' }, 'superseded'],
  [
    'whoever verified it takes that back',
    'unsettle',
    { ...because, state: 'verified', settled: { before: 'done_awaiting_check', isTheirs: true, pieceIsOver: false } },
    'done_awaiting_check',
  ],
  ['a manager changes the owner', 'changeOwner', { ...manager, ...because, state: 'in_progress' }, 'in_progress'],
  ['a manager changes the date', 'changeDate', { ...manager, ...because }, 'open'],
  ['the owner says what changed', 'noteImpact', { ...owner, ...done }, 'done_awaiting_check'],
]

for (const [name, move, facts, to] of allowed) {
  test(`${name}: ${move}`, () => assert.deepEqual(judgeAction(move, { ...nobody, ...facts }), { allowed: true, to }))
}

const refused: [string, ActionMove, Partial<ActionFacts>, string][] = [
  ['nobody but the owner begins', 'begin', manager, 'This is done by the action’s owner.'],
  ['nothing is finished without evidence', 'finish', { ...owner, evidence: '  ' }, 'Say what shows that it was done.'],
  [
    'nothing is verified before it is done',
    'verify',
    { ...manager, evidence: 'x' },
    'It is not at the step where this is done.',
  ],
  [
    'nothing is verified without evidence',
    'verify',
    { ...manager, ...done, evidence: '' },
    'Say what shows that it was done.',
  ],
  [
    'an owner does not verify',
    'verify',
    { ...owner, ...done },
    'This is done by whoever raised the action, or a manager who verifies actions.',
  ],
  [
    'whoever raised it for themselves does not verify',
    'verify',
    { ...owner, ...raiser, ...done },
    'Somebody other than whoever owns it, or did it, verifies an action.',
  ],
  [
    'an owner who is a manager does not verify their own action',
    'verify',
    { ...owner, ...manager, ...done },
    'Somebody other than whoever owns it, or did it, verifies an action.',
  ],
  ['nothing is handed back without a reason', 'handBack', { ...manager, ...done }, 'Say why.'],
  [
    'an owner does not record it as not done',
    'recordNotDone',
    { ...owner, ...because },
    'This is done by whoever raised the action, or a manager who verifies actions.',
  ],
  [
    'what is verified stays so',
    'handBack',
    { ...manager, ...because, state: 'verified' },
    'It is not at the step where this is done.',
  ],
  [
    'an owner does not give themselves more time',
    'changeDate',
    { ...owner, ...because },
    'This is done by whoever raised the action, or a manager who verifies actions.',
  ],
]

for (const [name, move, facts, words] of refused) {
  test(`${name}: ${move}`, () => {
    const judgement = judgeAction(move, { ...nobody, ...facts })
    assert.equal(judgement.allowed ? 'allowed' : judgement.because, words)
  })
}

test('what is settled can be moved no more, except to say what changed, and to take back that it was', () => {
  for (const state of actionStates.filter((state) => isSettled({ state }))) {
    const possible = Object.entries(moves).filter(([, move]) => move.from.includes(state))
    assert.deepEqual(
      possible.map(([name]) => name),
      state === 'verified' ? ['unsettle', 'noteImpact'] : ['unsettle'],
    )
  }
})

// A small model of the commands: who did what to one action, in any order, by anybody.
type Step = { by: number; move: ActionMove; words: string; owner: number }
const people = [1, 2, 3, 4]
const step: fc.Arbitrary<Step> = fc.record({
  by: fc.constantFrom(...people),
  move: fc.constantFrom(...(Object.keys(moves) as ActionMove[])),
  words: fc.constantFrom('', '  ', 'because it is so'),
  owner: fc.constantFrom(...people),
})

test('no sequence of moves verifies an action without evidence, or by the wrong person', () => {
  const duties = [[], ['verify_actions'], ['verify_actions'], []]
  const given = fc.record({
    ownerId: fc.constantFrom(...people),
    raisedBy: fc.constantFrom(...people),
  })
  fc.assert(
    fc.property(given, fc.array(step, { maxLength: 40 }), ({ ownerId, raisedBy }, steps) => {
      const start = {
        state: 'open',
        evidence: '',
        ownerId,
        raisedBy,
        doneBy: null,
        verifiedBy: null,
      }
      const end = steps.reduce((action, one) => after(action, one, duties[one.by - 1]!), start as Model)
      if (end.state !== 'verified') return
      assert.notEqual(end.evidence.trim(), '')
      assert.ok(end.verifiedBy === raisedBy || duties[end.verifiedBy! - 1]!.includes('verify_actions'))
      assert.ok(end.verifiedBy !== end.ownerId && end.verifiedBy !== end.doneBy)
    }),
    { numRuns: 2000 },
  )
})

type Model = Pick<Action, 'state' | 'evidence' | 'ownerId' | 'raisedBy' | 'doneBy' | 'verifiedBy'>

function after(action: Model, { by, move, words, owner }: Step, duties: readonly string[]): Model {
  const given = move === 'finish' ? { evidence: words } : { reason: words }
  const judgement = judgeAction(move, factsFor(action as Action, anActor({ id: by, duties }), given))
  if (!judgement.allowed) return action
  const moved = { ...action, state: judgement.to }
  if (move === 'finish') return { ...moved, evidence: words, doneBy: by }
  if (move === 'handBack') return { ...moved, doneBy: null }
  if (move === 'changeOwner') return { ...moved, ownerId: owner }
  return move === 'verify' ? { ...moved, verifiedBy: by } : moved
}
