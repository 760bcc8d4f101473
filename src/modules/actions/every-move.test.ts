import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Action, type ActionState, actionStates, checkedInWords, isToDo, pathOf } from './action.ts'
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
const words = { evidence: 'In the plan', reason: 'The child has moved' }
type Who = 'owns' | 'raised' | 'verifies' | 'settled'
const settled = { before: 'in_progress', isTheirs: true, pieceIsOver: false } as const
const checkers: readonly Who[] = ['raised', 'verifies']

const isOne = (who: Who | undefined) => (who === 'settled' ? { settled } : who ? { [who]: true } : {})

/** Every move: from where, to where (undefined: it stays), by whom, and the words without which it is not made. */
const table: Record<
  ActionMove,
  [from: ActionState[], to: ActionState | undefined, by: readonly Who[], needs: (keyof typeof words)[]]
> = {
  begin: [['open'], 'in_progress', ['owns'], []],
  finish: [['open', 'in_progress'], 'done_awaiting_check', ['owns'], ['evidence']],
  takeBack: [['done_awaiting_check'], 'in_progress', ['owns'], []],
  verify: [['done_awaiting_check'], 'verified', checkers, ['evidence']],
  handBack: [['done_awaiting_check'], 'in_progress', checkers, ['reason']],
  recordNotDone: [['open', 'in_progress', 'done_awaiting_check'], 'not_done', checkers, ['reason']],
  supersede: [['open', 'in_progress', 'done_awaiting_check'], 'superseded', checkers, ['reason']],
  unsettle: [['verified', 'not_done', 'superseded'], 'in_progress', ['settled'], ['reason']],
  changeOwner: [['open', 'in_progress'], undefined, checkers, ['reason']],
  changeDate: [['open', 'in_progress'], undefined, checkers, ['reason']],
  noteImpact: [['done_awaiting_check', 'verified'], undefined, ['owns', 'raised', 'verifies'], []],
}

describe('7.9: every move of an action, in every state, by everybody', () => {
  for (const [name, [from, to, by, needs]] of Object.entries(table) as [ActionMove, (typeof table)[ActionMove]][]) {
    it(name, () => {
      for (const state of actionStates) {
        for (const who of ['owns', 'raised', 'verifies', 'settled', undefined] as const) {
          const facts = { ...nobody, ...words, state, ...isOne(who) }
          const judgement = judgeAction(name, facts)
          const expected = from.includes(state) && who !== undefined && by.includes(who) ? (to ?? state) : 'refused'
          assert.equal(judgement.allowed ? judgement.to : 'refused', expected, `${state}, ${who}`)
        }
      }
      for (const need of ['evidence', 'reason'] as const) {
        for (const blank of ['', '  ']) {
          const judgement = judgeAction(name, { ...nobody, ...words, state: from[0]!, ...isOne(by[0]), [need]: blank })
          assert.equal(judgement.allowed, !needs.includes(need), `${need} “${blank}”`)
        }
      }
      const { reaches, label, clause } = moves[name]
      const back = ['open', 'in_progress', 'done_awaiting_check']
      assert.deepEqual(reaches ?? [], name === 'unsettle' ? back : to === undefined ? from : [])
      assert.ok(label !== '' && moves[name].by !== '' && clause !== '')
    })
  }

  it('what somebody is to an action', () => {
    const action = { state: 'open', ownerId: 1, raisedBy: 2, doneBy: 3, evidence: 'Before' } as Action
    const of = (id: number, actsFor = [id], duties: string[] = []) => factsFor(action, anActor({ id, actsFor, duties }))
    const has = ({ owns, raised, verifies, isOwnWork }: ActionFacts) => [owns, raised, verifies, isOwnWork]
    assert.deepEqual(has(of(1)), [true, false, false, true])
    assert.deepEqual(has(of(2)), [false, true, false, false])
    assert.deepEqual(has(of(3)), [false, false, false, true])
    assert.deepEqual(has(of(4)), [false, false, false, false])
    assert.deepEqual(has(of(4, [4, 1])), [true, false, false, false])
    assert.deepEqual(has(of(4, [4, 2])), [false, true, false, false])
    assert.deepEqual(has(of(4, [4], ['verify_actions'])), [false, false, true, false])
    assert.deepEqual(has(factsFor({ ...action, raisedBy: null }, anActor({ id: 2 }))), [false, false, false, false])
    const given = factsFor(action, anActor({ id: 1 }), { evidence: 'Now', reason: 'Why' })
    assert.deepEqual([of(1).evidence, of(1).reason, given.evidence, given.reason], ['Before', '', 'Now', 'Why'])
  })
})

describe('how far the actions of an audit are, in words', () => {
  const cases: [ActionState[], string][] = [
    [[], 'No action was set.'],
    [['verified'], 'Of 1 action, 1 checked by somebody else.'],
    [['open'], 'Of 1 action, 0 checked by somebody else, 1 not started.'],
    [['verified', 'verified'], 'Of 2 actions, 2 checked by somebody else.'],
    [
      ['superseded', 'open', 'verified', 'done_awaiting_check', 'not_done', 'in_progress', 'open'],
      'Of 7 actions, 1 checked by somebody else, 2 not started, 1 in progress, 1 still to be checked, 1 not done, 1 replaced.',
    ],
  ]
  for (const [states, said] of cases)
    it(said, () => assert.equal(checkedInWords(states.map((state) => ({ state }))), said))

  it('something is to do until its owner has done it', () => {
    assert.deepEqual(
      actionStates.filter((state) => isToDo({ state })),
      ['open', 'in_progress'],
    )
    assert.equal(pathOf({ ref: 'N-7' }), '/actions/N-7')
  })
})
