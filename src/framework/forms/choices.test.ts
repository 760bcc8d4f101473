import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { needsLookToday, raisesAlert } from './calls-for.ts'
import { choicesOf } from './choices.ts'
import { answerTypes, type Question } from './types.ts'

describe('what a question offers', () => {
  const question = (given: Partial<Question>) =>
    ({ key: 'fq.x.y', version: 1, text: 'How?', type: 'text', ...given }) as Question
  const valuesOf = (given: Partial<Question>) => choicesOf(question(given)).map(({ value }) => value)

  it('the answers of each type, each with its words, in the order of the form', () => {
    assert.deepEqual(valuesOf({ type: 'faces' }), ['yes', 'in_between', 'no'])
    assert.deepEqual(valuesOf({ type: 'four_points' }), ['yes', 'mostly', 'not_really', 'no'])
    assert.deepEqual(valuesOf({ type: 'yes_no' }), ['yes', 'no'])
    assert.deepEqual(valuesOf({ type: 'share' }), ['iro_and_quality', 'carers', 'ask_first'])
    assert.deepEqual(valuesOf({ type: 'agree_five' }), [
      ...['strongly_agree', 'agree', 'in_between', 'disagree', 'strongly_disagree', 'prefer_not_to_say'],
    ])
    assert.deepEqual(valuesOf({ type: 'text' }), [])
    assert.deepEqual(valuesOf({ type: 'scale' }), [])
    for (const type of answerTypes)
      assert.ok(
        choicesOf(question({ type })).every(({ text }) => text.length > 1),
        type,
      )
  })

  it('a question’s own, and “does not apply” where it may not', () => {
    const own = [{ value: 'a', text: 'A' }]
    assert.deepEqual(valuesOf({ type: 'choice', options: own }), ['a'])
    assert.deepEqual(valuesOf({ type: 'choice', options: own, mayNotApply: true }), ['a', 'does_not_apply'])
    assert.deepEqual(valuesOf({ type: 'text', mayNotApply: true }), ['does_not_apply'])
  })

  it('an answer alerts, or is looked at today, where its question says so, and nowhere else', () => {
    const worries = question({ type: 'faces', alertOn: ['no'], lookAtToday: ['in_between'] })
    assert.deepEqual(
      ['yes', 'in_between', 'no'].map((value) => raisesAlert(worries, value)),
      [false, false, true],
    )
    assert.deepEqual(
      ['yes', 'in_between', 'no'].map((value) => needsLookToday(worries, value)),
      [false, true, false],
    )
    for (const value of ['no', 'undefined']) {
      assert.deepEqual([raisesAlert(question({}), value), needsLookToday(question({}), value)], [false, false])
    }
  })
})
