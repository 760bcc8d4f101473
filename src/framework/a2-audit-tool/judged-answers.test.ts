import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Answer, gradesIn, type KnownFacts, limitingFactsIn } from './judged-answers.ts'
import { capsFor } from './judgement.ts'

const date = Temporal.PlainDate.from
const known: KnownFacts = {
  alertCleared: false,
  childPlacedNow: true,
  judgedOn: date('2026-11-20'),
  approvedOn: date('2019-03-01'),
  reviewDueOn: null,
  reviewHeldOn: null,
  children: [
    { id: 7, initials: 'K.B.' },
    { id: 8, initials: 'A.M.' },
  ],
  workingDaysSince: (from) => from.until(known.judgedOn).days,
}

function says(question: string, value: unknown, childId: number | null = null, explanation = ''): Answer {
  return { question, value, childId, explanation }
}

function rulesThatBite(answers: readonly Answer[], about: Partial<KnownFacts> = {}) {
  return capsFor(limitingFactsIn(answers, { ...known, ...about })).map((cap) => cap.rule)
}

describe('reading the answers', () => {
  it('finds each section’s grade, and each child’s', () => {
    const answers = [
      says('safe.grade', 'good'),
      says('cyp1.grade', 'good', 7),
      says('cyp1.grade', 'inadequate', 8),
      says('safe.risk', 'inadequate'),
    ]
    assert.deepEqual(gradesIn(answers), {
      sectionGrades: { safe: 'good' },
      childGrades: { cyp1: ['good', 'inadequate'] },
    })
  })

  it('finds nothing to limit in an empty audit', () => assert.deepEqual(rulesThatBite([]), []))

  it('lets L1 go once the alert is cleared', () => {
    const answers = [says('safe.immediate', 'yes')]
    assert.deepEqual(rulesThatBite(answers), ['L1'])
    assert.deepEqual(rulesThatBite(answers, { alertCleared: true }), [])
  })

  it('takes a reason for a late review from under the answer', () => {
    const about = { reviewDueOn: date('2026-08-01') }
    assert.deepEqual(rulesThatBite([says('wfc1.review_on_time', 'no')], about), ['L4'])
    assert.deepEqual(rulesThatBite([says('wfc1.review_on_time', 'no', null, 'The carer was in hospital.')], about), [])
  })

  it('accepts that a child did not want to be asked, and not that nobody got hold of them', () => {
    const notAsked = says('cyp4.asked', 'no', 7)
    assert.deepEqual(rulesThatBite([notAsked, says('cyp4.not_asked_reason', 'declined', 7)]), [])
    assert.deepEqual(rulesThatBite([notAsked, says('cyp4.not_asked_reason', 'not_contactable', 7)]), ['L5'])
  })

  it('accepts that a child could not be seen alone only with the reason', () => {
    assert.deepEqual(rulesThatBite([says('cyp4.seen_alone', 'not_applicable', 8)]), ['L5'])
    assert.deepEqual(rulesThatBite([says('cyp4.seen_alone', 'not_applicable', 8, 'She is four months old.')]), [])
  })

  it('counts a stay outside the terms whose beginning nobody recorded as too long', () => {
    const outside = says('cyp3.within_terms', 'no', 7)
    assert.deepEqual(rulesThatBite([outside, says('cyp3.outside_since', '2026-11-18', 7)]), [])
    assert.deepEqual(rulesThatBite([outside, says('cyp3.outside_since', '2026-11-02', 7)]), ['L6'])
    assert.deepEqual(rulesThatBite([outside, says('cyp3.outside_since', 'none_recorded', 7)]), ['L6'])
  })
})
