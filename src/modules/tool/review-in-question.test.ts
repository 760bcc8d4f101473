import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { reviewInQuestion } from './review-in-question.ts'

describe('LW-3: the rule looks at the review that the question asks about', () => {
  const on = Temporal.PlainDate.from
  const review = (id: number, due: string, held: string | null) => ({
    id,
    dueOn: on(due),
    heldOn: held ? on(held) : null,
  })
  const reviews = [review(3, '2027-02-24', null), review(2, '2026-02-24', null), review(1, '2025-02-24', '2025-02-20')]
  const table = [
    ['the one that the audit follows', 1, 1],
    ['without one, that which is overdue now', null, 2],
  ] as const
  for (const [name, reviewId, expected] of table)
    test(name, () => assert.equal(reviewInQuestion(reviews, { reviewId, periodTo: on('2026-11-20') })?.id, expected))
  test('without one and with none overdue, none', () =>
    assert.equal(reviewInQuestion(reviews, { reviewId: null, periodTo: on('2026-02-24') }), undefined))
})
