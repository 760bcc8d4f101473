import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { answersOffered, asScore, needsLookToday, optionsOf, raisesAlert } from './answers.ts'
import { coreQuestion, feedbackForms, formOf } from './index.ts'
import type { AnswerKind, FormQuestion } from './types.ts'

describe('an answer as a number from 0 to 10', () => {
  const scores: Partial<Record<AnswerKind, Record<string, number | null>>> = {
    faces: { yes: 10, in_between: 5, no: 0, mostly: null },
    four_points: { yes: 10, mostly: 7, not_really: 3, no: 0, in_between: null },
    agree_five: {
      ...{ strongly_agree: 10, agree: 7.5, in_between: 5, disagree: 2.5, strongly_disagree: 0 },
      ...{ prefer_not_to_say: null },
    },
    scale: { '0': 0, '9': 9, '10': 10, '11': null, '100': null, '-1': null, '7.5': null, x: null, '': null },
    yes_no: { yes: null, no: null },
    text: { '7': null },
    share: { carers: null },
  }
  for (const [kind, answers] of Object.entries(scores) as [AnswerKind, Record<string, number | null>][]) {
    it(kind, () => {
      for (const [value, score] of Object.entries(answers)) assert.equal(asScore(kind, value), score, value)
      assert.equal(asScore(kind, null), null)
    })
  }

  it('takes what is stored as well as what is posted', () =>
    assert.deepEqual([asScore('scale', 7), asScore('scale', '7')], [7, 7]))
})

describe('what a page offers', () => {
  const question = (given: Partial<FormQuestion>) =>
    ({ key: 'fq.x.y', version: 1, words: 'How?', kind: 'text', ...given }) as FormQuestion
  const valuesOf = (given: Partial<FormQuestion>) => optionsOf(question(given)).map(({ value }) => value)

  it('the answers of each kind, each with its words, in the order of the form', () => {
    assert.deepEqual(valuesOf({ kind: 'faces' }), ['yes', 'in_between', 'no'])
    assert.deepEqual(valuesOf({ kind: 'four_points' }), ['yes', 'mostly', 'not_really', 'no'])
    assert.deepEqual(valuesOf({ kind: 'yes_no' }), ['yes', 'no'])
    assert.deepEqual(valuesOf({ kind: 'share' }), ['iro_and_quality', 'carers', 'ask_first'])
    assert.deepEqual(valuesOf({ kind: 'agree_five' }), [
      ...['strongly_agree', 'agree', 'in_between', 'disagree', 'strongly_disagree', 'prefer_not_to_say'],
    ])
    assert.deepEqual(valuesOf({ kind: 'text' }), [])
    assert.deepEqual(valuesOf({ kind: 'scale' }), [])
    for (const options of Object.values(answersOffered)) assert.ok(options.every(({ text }) => text.length > 1))
  })

  it('a question’s own, and “does not apply” where it may not', () => {
    const own = [{ value: 'a', text: 'A' }]
    assert.deepEqual(valuesOf({ kind: 'choice', options: own }), ['a'])
    assert.deepEqual(valuesOf({ kind: 'choice', options: own, mayNotApply: true }), ['a', 'does_not_apply'])
    assert.deepEqual(valuesOf({ kind: 'text', mayNotApply: true }), ['does_not_apply'])
  })

  it('an answer alerts, or is looked at today, where its question says so, and nowhere else', () => {
    const worries = question({ kind: 'faces', alertOn: ['no'], lookAtToday: ['in_between'] })
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

  it('the core items are found in the question that asks them; the youngest say how they like it here', () => {
    const { 'fq.yp1': youngest, 'fq.yp2': middle } = feedbackForms
    assert.equal(coreQuestion(youngest, 'overall')?.coreItem, 'home')
    assert.equal(coreQuestion(youngest, 'safe')?.coreItem, 'safe')
    assert.equal(coreQuestion(middle, 'overall')?.coreItem, 'overall')
    assert.equal(coreQuestion(middle, 'home')?.coreItem, 'home')
    assert.equal(formOf('fq.yp2'), middle)
    assert.equal(formOf('toString'), undefined)
  })
})
