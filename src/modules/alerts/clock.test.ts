import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { alertHours } from '#framework/safety-alerts.ts'
import { clockOf, isAtWork } from './clock.ts'

const london = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/London]`).toInstant()

/** came, told again, climbs, too late for its day */
const table: readonly [why: string, came: string, again: string, climbs: string, isLate: boolean][] = [
  ['a Thursday morning', '2026-11-26T10:00', '2026-11-26T12:00', '2026-11-26T17:00', false],
  ['as work begins', '2026-11-26T09:00', '2026-11-26T11:00', '2026-11-26T17:00', false],
  ['just before three', '2026-11-26T14:59', '2026-11-26T16:59', '2026-11-26T17:00', false],
  ['at three', '2026-11-26T15:00', '2026-11-26T17:00', '2026-11-27T10:00', true],
  ['half past four', '2026-11-26T16:30', '2026-11-27T10:30', '2026-11-27T10:00', true],
  ['before work begins', '2026-11-26T07:10', '2026-11-26T11:00', '2026-11-26T10:00', true],
  ['a Friday evening', '2026-11-27T19:45', '2026-11-30T11:00', '2026-11-30T10:00', true],
  ['a Saturday', '2026-11-28T12:00', '2026-11-30T11:00', '2026-11-30T10:00', true],
  ['just before midnight', '2026-11-26T23:59', '2026-11-27T11:00', '2026-11-27T10:00', true],
  ['Christmas Eve afternoon', '2026-12-24T16:00', '2026-12-29T10:00', '2026-12-29T10:00', true],
  ['a day in summer time', '2026-07-14T10:00', '2026-07-14T12:00', '2026-07-14T17:00', false],
  ['the Friday before the clocks change', '2026-10-23T18:00', '2026-10-26T11:00', '2026-10-26T10:00', true],
]

describe('UM-D2: the clock of a safety alert (clause 4.9)', () => {
  for (const [why, came, again, climbs, isLate] of table) {
    test(`of ${why}`, () => {
      const clock = clockOf(london(came), alertHours)
      assert.equal(clock.againAt.toString(), london(again).toString())
      assert.equal(clock.climbsAt.toString(), london(climbs).toString())
      assert.equal(clock.isLate, isLate)
    })
  }

  test('a council may let it climb sooner; it never climbs before it came', () => {
    const sooner = { ...alertHours, climbsAt: 12 }
    assert.equal(clockOf(london('2026-11-26T10:00'), sooner).climbsAt.toString(), london('2026-11-26T12:00').toString())
    assert.equal(clockOf(london('2026-11-26T13:00'), sooner).climbsAt.toString(), london('2026-11-26T13:00').toString())
  })

  test('people are at work from nine to five on working days', () => {
    assert.deepEqual(
      ['2026-11-26T08:59', '2026-11-26T09:00', '2026-11-26T16:59', '2026-11-26T17:00', '2026-11-28T12:00'].map((one) =>
        isAtWork(london(one), alertHours),
      ),
      [false, true, true, false, false],
    )
  })
})
