import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { judge } from '#platform/workflow.ts'
import { clocks } from './clocks.ts'
import { type Facts, stageGiven, stages, type Standing, type State, states, wholeWay } from './escalation.ts'
import { type MoveKey, moves } from './states.ts'
import { steps } from './steps.ts'
import { handing, writes } from './writers.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const piece = {
  ...{ state: 'noticed', kind: 'concern', stage: 0, noticedOn: day('2026-11-02'), formalOn: null, cafcassOn: null },
}
const given = { on: day('2026-11-12'), reason: 'It waits.', stage: '1', outcome: 'full' }

const standing = (more: object = {}, own: object = {}): Standing =>
  ({
    ...{ isOfficer: false, isManager: false, actions: { total: 0, open: 0 }, sameAs: null, untold: 0, sent: null },
    ...{ ended: null, given, missing: new Proxy({}, { get: () => 0 }), today: day('2026-11-20'), corrects: false },
    ...more,
    piece: { ...piece, ...own },
  }) as never
const judged = (move: MoveKey, from: State, more: object = {}, own: object = {}) =>
  judge<never, Standing>(moves[move] as never, from as never, standing(more, { state: from, ...own }))
const may = (...asked: Parameters<typeof judged>): boolean => judged(...asked).allowed
const officer = { isOfficer: true }
const manager = { isManager: true }
const lacks = { missing: new Proxy({}, { get: () => 1 }) }
const formal = (stage: number) => ({ stage, formalOn: day('2026-11-10') })

describe('who moves an escalation', () => {
  it('is raised informally by the officer, once it is written, where none is open about the same', () => {
    assert.ok(may('raise', 'noticed', officer))
    assert.ok(!may('raise', 'noticed', manager))
    assert.ok(!may('raise', 'noticed', { ...officer, ...lacks }))
    const led = judged('raise', 'noticed', { ...officer, sameAs: 'G-12' } satisfies Partial<Facts> & object)
    assert.ok(!led.allowed && led.because.includes('G-12'))
    assert.ok(!may('raise', 'noticed', officer, { kind: 'good_practice' }))
    assert.ok(
      may('formal', 'informal', { ...officer, sameAs: 'G-12' }),
      'of one that is raised already nothing is asked',
    )
  })

  it('goes to any stage above its own with a reason, and to none below', () => {
    for (const [stage, to, allowed] of [
      ...([
        [0, '1', true],
        [0, '4', true],
        [1, '2', true],
        [1, '5', true],
        [2, '2', false],
      ] as const),
      ...([
        [3, '1', false],
        [4, '5', true],
        [5, '5', false],
      ] as const),
    ]) {
      const move = stage === 0 ? 'formal' : 'go_on'
      const asked = { ...officer, given: { ...given, stage: to } }
      assert.equal(may(move, 'answered', asked, stage === 0 ? {} : formal(stage)), allowed, `${stage} to ${to}`)
    }
    const reached = judged('go_on', 'formal_1', { ...officer, given: { ...given, stage: '3' } }, formal(1))
    assert.equal(reached.allowed && reached.to, 'formal_3')
    assert.ok(!may('go_on', 'formal_1', { ...officer, given: { ...given, reason: ' ' } }, formal(1)))
    assert.ok(!may('go_on', 'formal_1', manager, formal(1)))
    assert.ok(!may('formal', 'answered', officer, formal(1)), 'it is made formal once')
    assert.ok(!may('go_on', 'answered', officer), 'and goes on only from then')
    assert.ok(!may('formal', 'informal', { ...officer, given: { ...given, on: undefined } }))
    assert.ok(!may('formal', 'informal', { ...officer, given: { ...given, on: day('2026-11-01') } }))
    assert.ok(may('formal', 'informal', { ...officer, given: { ...given, on: piece.noticedOn } }))
  })

  it('knows the next stage as long as none is chosen', () => {
    for (const [stage, next] of [
      [0, 1],
      [3, 4],
      [5, 5],
    ])
      assert.equal(stageGiven(standing({ given: { stage: 'chosen' } }, { stage })), next)
    assert.equal(stageGiven(standing({ given: { stage: '4' } })), 4)
    assert.deepEqual(Object.keys(stages), ['1', '2', '3', '4', '5'])
  })

  it('may be taken to Cafcass at every step that is open, with nothing in the way', () => {
    for (const state of states) {
      const { over } = steps[state] as { over?: true }
      const asked = { ...officer, ...lacks, sameAs: 'G-12', untold: 2, actions: { total: 2, open: 2 } }
      const isOpen = !over && state !== 'noted'
      assert.equal(may('cafcass', state, asked), isOpen, state)
      const leads = judged('cafcass', state, asked)
      if (isOpen) assert.equal(leads.allowed && leads.to, state)
    }
    assert.ok(!may('cafcass', 'informal', manager))
    assert.ok(!may('cafcass', 'informal', { ...officer, given: { ...given, on: undefined } }))
    assert.equal(moves.cafcass.stays, true)
  })

  it('is answered by the manager of the stage with a day, and at the last stage by whom the officer asked', () => {
    for (const state of ['informal', 'formal_1', 'formal_2', 'formal_3', 'formal_4'] as const) {
      assert.ok(may('answer', state, manager), state)
      assert.ok(!may('answer', state, officer), state)
    }
    assert.ok(
      !may('answer', 'formal_1', { ...manager, given: { ...given, on: undefined } }),
      'one without a day is none',
    )
    assert.ok(!may('answer', 'formal_1', { ...manager, given: { ...given, reason: '' } }))
    assert.ok(!may('answer', 'formal_5', manager))
    assert.ok(may('heard', 'formal_5', officer))
    assert.ok(!may('heard', 'formal_4', officer))
    assert.ok(may('settle', 'informal', officer) && !may('settle', 'informal', manager))
    assert.ok(may('accept', 'answered', officer) && !may('accept', 'answered', manager))
  })

  it('is closed by the officer alone, once it is written what changed and everything is done', () => {
    assert.ok(may('check', 'agreed', officer) && !may('check', 'agreed', manager))
    assert.ok(!may('check', 'agreed', { ...officer, given: { ...given, outcome: '' } }))
    assert.ok(may('close', 'checked', officer))
    assert.ok(!may('close', 'agreed', officer))
    for (const more of [manager, { ...officer, ...lacks }, { ...officer, untold: 1 }])
      assert.ok(!may('close', 'checked', more as object))
    assert.ok(!may('close', 'checked', { ...officer, actions: { total: 1, open: 1 } }))
  })

  it('is withdrawn or taken down only with a reason, until it is over', () => {
    for (const move of ['withdraw', 'cancel'] as const) {
      assert.ok(may(move, 'noted', officer) && may(move, 'formal_4', officer) && may(move, 'noticed', officer))
      assert.ok(!may(move, 'informal', { ...officer, given: { ...given, reason: '' } }))
      assert.ok(!may(move, 'informal', manager) && !may(move, 'closed', officer))
    }
  })

  it('of good practice asks nothing: it is noted, and read', () => {
    const good = { kind: 'good_practice' }
    assert.ok(may('note', 'noticed', officer, good) && !may('note', 'noticed', officer))
    assert.ok(!may('formal', 'noticed', officer, good) && !may('cafcass', 'noticed', officer, good))
    assert.ok(may('seen', 'noted', manager, good) && !may('seen', 'noted', officer, good))
  })

  it('has its day put right by the officer, once it was formal', () => {
    assert.ok(may('correct_day', 'agreed', officer, formal(1)))
    assert.ok(!may('correct_day', 'agreed', officer))
    assert.ok(!may('correct_day', 'agreed', manager, formal(1)))
  })
})

describe('what is said of an escalation', () => {
  it('is the officer’s to write, and goes on with the child’s officer of today', () => {
    assert.deepEqual(writes, {
      noticed: { states: ['noticed'], by: ['officer'] },
      result: { states: ['agreed', 'checked'], by: ['officer'] },
    })
    const open = states.filter((state) => !['closed', 'called_off', 'cancelled'].includes(state))
    assert.deepEqual(handing.parts['officer']?.states, open)
    assert.deepEqual(handing.parts['manager']?.states, ['noticed', 'noted', 'informal', 'formal_1'])
  })

  it('is with the officer as soon as an answer is late, who may go on', () => {
    const asks = (state: State, row: object) =>
      steps[state].asks.find((one) => one.mine(row as never, {} as never))?.what
    for (const state of ['informal', 'formal_1', 'formal_2', 'formal_3', 'formal_4'] as const) {
      assert.equal(asks(state, { isManager: true }), 'Answer …')
      assert.equal(asks(state, { isOfficer: true, isLate: false }), undefined)
      assert.match(asks(state, { isOfficer: true, isLate: true })!, /you may go on/)
    }
  })

  it('has twenty days in all, from the day on which it was made formal, and practice beside them', () => {
    const law = clocks.filter(({ severity }) => severity === 'law')
    assert.deepEqual(
      law.map(({ key, length, starts, stops }) => [key, length, starts, stops]),
      [['clk.esc_whole', wholeWay, ['formal'], ['accept']]],
    )
    assert.equal(wholeWay, 20)
    const own = { ...piece, formalOn: day('2026-11-10') } as never
    const since = day('2026-11-10').toZonedDateTime('Europe/London').toInstant()
    assert.deepEqual(law[0]!.when!(own, 'formal'), since)
    assert.deepEqual(law[0]!.when!(own, 'correct_day'), since)
    assert.equal(law[0]!.when!(own, 'accept'), null, 'it stops when it stops')
    assert.equal(law[0]!.when!(piece as never, 'formal'), null)
    for (const { key, ends } of clocks) assert.ok(ends?.includes('withdraw') && ends.includes('cancel'), key)
  })
})
