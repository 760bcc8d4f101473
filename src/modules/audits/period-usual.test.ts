import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isUsual, usualPeriodUpTo } from './period.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

const cases: [what: string, approvedOn: string | null, from: string][] = [
  ['of carers approved long ago: twelve months', '2019-01-01', '2025-11-19'],
  ['of carers whose approval nobody has noted: twelve months', null, '2025-11-19'],
  ['of carers approved on its first day: twelve months', '2025-11-19', '2025-11-19'],
  ['of carers approved since: from then', '2025-11-20', '2025-11-20'],
  ['of carers approved the day before the review: one day', '2026-11-18', '2026-11-18'],
  ['of carers approved on the day itself: twelve months', '2026-11-19', '2025-11-19'],
  ['of carers to be approved later: twelve months', '2027-01-01', '2025-11-19'],
]
for (const [what, approvedOn, from] of cases) {
  test(`7.3: the usual period ${what}`, () => {
    const given = { months: 12, approvedOn: approvedOn === null ? null : day(approvedOn) }
    const period = usualPeriodUpTo(day('2026-11-19'), given)
    assert.deepEqual([period.from.toString(), period.to.toString()], [from, '2026-11-19'])
  })
}

test('7.3: a period is the usual one until somebody gives a reason', () => {
  assert.equal(isUsual({ periodReason: null }), true)
  assert.equal(isUsual({ periodReason: 'The child came in May' }), false)
})
