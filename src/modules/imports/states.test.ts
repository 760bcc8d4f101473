import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { judge } from '#platform/workflow.ts'
import { changesAnything, nothingYet, tallyOf } from './import.ts'
import { type ImportFacts, type ImportMove, importMoves } from './states.ts'

const ready: ImportFacts = { imports: true, errors: 0, questions: 0, kept: 0, leavesOutErrors: false, changes: 1 }

describe('what may be decided about an import', () => {
  const cases: [Exclude<ImportMove, 'takeBack'>, Partial<ImportFacts>, string | RegExp][] = [
    ['commit', {}, 'committed'],
    ['commit', { changes: 0 }, 'committed'],
    ['commit', { imports: false }, /^This is done by people who bring in data/],
    ['commit', { questions: 1 }, /^Something is asked/],
    ['commit', { errors: 1 }, /^Some rows have errors/],
    ['commit', { errors: 1, leavesOutErrors: true }, 'committed'],
    ['commit', { errors: 1, leavesOutErrors: true, changes: 0 }, /^There is nothing to bring in/],
    ['commit', { errors: 1, questions: 1, leavesOutErrors: true }, /^Something is asked/],
    ['commit', { leavesOutErrors: true, changes: 0 }, 'committed'],
    ['answer', { questions: 1 }, 'proposed'],
    ['answer', { kept: 1 }, 'proposed'],
    ['answer', {}, /^Nothing is asked/],
    ['answer', { questions: 1, imports: false }, /^This is done by/],
    ['discard', { questions: 1, errors: 1 }, 'discarded'],
    ['discard', { imports: false }, /^This is done by/],
  ]
  for (const [name, facts, expected] of cases) {
    it(`${name}, ${JSON.stringify(facts)}: ${expected}`, () => {
      const move = importMoves[name]
      const judgement = judge(move, 'proposed', { ...ready, ...facts })
      if (judgement.allowed) assert.equal(judgement.to, expected)
      else assert.match(judgement.because, expected instanceof RegExp ? expected : /^never$/)
      for (const state of ['committed', 'discarded', 'lapsed', 'unreadable', 'taken_back'] as const) {
        assert.equal(judge(move, state, { ...ready, ...facts }).allowed, false)
      }
    })
  }
})

describe('what was brought in', () => {
  it('is taken back once, by those who bring in', () => {
    assert.deepEqual(judge(importMoves.takeBack, 'committed', ready), { allowed: true, to: 'taken_back' })
    assert.equal(judge(importMoves.takeBack, 'committed', { ...ready, imports: false }).allowed, false)
    for (const state of ['proposed', 'discarded', 'lapsed', 'unreadable', 'taken_back'] as const)
      assert.equal(judge(importMoves.takeBack, state, ready).allowed, false)
  })
})

describe('how many rows of an import have which outcome', () => {
  const one = { new: 1, changed: 2, unchanged: 3, left: 4, kept: 8, question: 5, error: 6, warning: 7 }
  it('is the sum over its files', () => {
    assert.deepEqual(tallyOf([]), nothingYet)
    assert.deepEqual(tallyOf([{ tally: one }]), one)
    assert.deepEqual(tallyOf([{ tally: one }, { tally: one }]), {
      ...{ new: 2, changed: 4, unchanged: 6, left: 8, kept: 16, question: 10, error: 12, warning: 14 },
    })
  })

  it('changes the register when a row is new or changed, and only then', () => {
    assert.equal(changesAnything({ ...nothingYet, new: 1 }), true)
    assert.equal(changesAnything({ ...nothingYet, changed: 1 }), true)
    assert.equal(changesAnything({ ...one, new: 0, changed: 0 }), false)
  })
})
