import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Grade } from './a2-audit-tool/types.ts'
import { allowedFor, durationInWords, type StepKey, stepDeadlines } from './s7-audit-process.ts'

describe('a step of an audit may take', () => {
  const table: readonly [StepKey, Grade | undefined, string | null][] = [
    ['request_feedback', undefined, '30 working days'],
    ['worker_report', undefined, '10 working days'],
    ['submission', undefined, '10 working days'],
    ['forwarding', 'good', '2 working days'],
    ['forwarding', 'inadequate', '1 working day'],
    ['moderation', 'requires_improvement', '5 working days'],
    ['moderation', 'inadequate', '3 working days'],
    ['response', 'outstanding', '10 working days'],
    ['response', 'requires_improvement', '5 working days'],
    ['response', 'inadequate', '2 working days'],
    ['sign_off', 'requires_improvement', '5 working days'],
    ['sign_off', 'inadequate', '2 working days'],
    ['alert', 'good', 'the same working day'],
    ['re_audit', 'good', null],
    ['re_audit', 'requires_improvement', '12 weeks'],
    ['re_audit', 'inadequate', '6 weeks'],
    ['impact_check', 'inadequate', '3 months'],
  ]
  for (const [step, grade, expected] of table) {
    it(`${step}, ${grade ?? 'no grade yet'}: ${expected ?? 'no deadline'}`, () => {
      const allowed = allowedFor(step, grade)
      assert.equal(allowed && durationInWords(allowed), expected)
    })
  }

  it('no longer when the audit is worse', () => {
    for (const step of Object.keys(stepDeadlines) as StepKey[]) {
      const [good, poor] = [allowedFor(step, 'good'), allowedFor(step, 'inadequate')]
      if (good && poor) assert.ok(poor.amount <= good.amount, step)
    }
  })

  it('what a council’s own figures say, when it has some', () => {
    const deadlines = {
      ...stepDeadlines,
      forwarding: { ...stepDeadlines.forwarding, standard: { amount: 4, unit: 'working_days' as const } },
    }
    assert.equal(allowedFor('forwarding', 'good', deadlines)?.amount, 4)
  })
})
