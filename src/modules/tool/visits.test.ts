import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { rowOf } from '#framework/forms/visit-rows.ts'
import { mistakeInVisits } from './visits.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const period = { from: day('2025-12-01'), to: day('2026-12-10') }

describe('The days of the visits that are listed', () => {
  const outside = /lies outside the time that this audit looks at, from 1 December 2025 to 10 December 2026/
  const table: readonly [string, readonly string[], RegExp | undefined][] = [
    ['none is listed', [], undefined],
    ['the first and the last day of the time, and today', ['2025-12-01', '2026-11-19'], undefined],
    ['the day before it', ['2025-11-30'], outside],
    [
      'a day to come is said to be that, inside the time as well',
      ['2026-11-20'],
      /^20 November 2026: .*cannot be after today/,
    ],
    ['one that is wrong among others', ['2026-03-02', '2025-11-30', '2026-04-02'], /^30 November 2025 lies/],
  ]
  for (const [name, days, wanted] of table)
    test(name, () => {
      const listed = days.map((on) => rowOf({ on, kind: 'supervision', seen: 'alone' }))
      const message = mistakeInVisits(listed, period, day('2026-11-19'))?.message
      if (wanted) assert.match(message ?? '', wanted)
      else assert.equal(message, undefined)
    })

  test('after the time of an audit that looked at an earlier one', () => {
    const earlier = { from: day('2025-01-01'), to: day('2025-12-31') }
    const listed = [rowOf({ on: '2026-01-01', kind: 'unannounced', seen: 'none' })]
    assert.match(mistakeInVisits(listed, earlier, day('2026-11-19'))?.message ?? '', /^1 January 2026 lies outside/)
    assert.equal(mistakeInVisits('not a list', earlier, day('2026-11-19')), undefined)
  })
})
