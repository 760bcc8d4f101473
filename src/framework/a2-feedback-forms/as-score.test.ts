import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { AnswerType } from '../forms/types.ts'
import { asScore } from './as-score.ts'
import { coreQuestion, feedbackForms, formOf } from './index.ts'

describe('an answer as a number from 0 to 10', () => {
  const scores: Partial<Record<AnswerType, Record<string, number | null>>> = {
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
  for (const [type, answers] of Object.entries(scores) as [AnswerType, Record<string, number | null>][]) {
    it(type, () => {
      for (const [value, score] of Object.entries(answers)) assert.equal(asScore(type, value), score, value)
      assert.equal(asScore(type, null), null)
    })
  }

  it('takes what is stored as well as what is posted', () =>
    assert.deepEqual([asScore('scale', 7), asScore('scale', '7')], [7, 7]))
})

describe('a form', () => {
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
