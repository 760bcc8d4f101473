import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { addWorkingDays, londonDate, startOfLondonDay } from '#platform/dates/index.ts'
import { date, someDate } from '#platform/dates/testing.ts'
import { reminderOf } from './reminders.ts'

const at = (day: string) => startOfLondonDay(date(day)).add({ hours: 10 })

describe('RV-1: what is said of something with a date', () => {
  // Thursday 26 November 2026 is the date; it came to its person on the 16th.
  const table: readonly [today: string, begun: string, before: number, is: string | undefined, words: string][] = [
    ['2026-11-23', '2026-11-16', 2, undefined, 'nothing while it is far off'],
    ['2026-11-24', '2026-11-16', 2, 'due', 'two working days before'],
    ['2026-11-26', '2026-11-16', 2, 'due', 'on the day itself, if nothing was said before'],
    ['2026-11-27', '2026-11-16', 2, 'overdue', 'the day after'],
    ['2026-12-20', '2026-11-16', 2, 'overdue', 'and whenever later'],
    ['2026-11-24', '2026-11-24', 2, undefined, 'nothing on the day it came: they heard of it then'],
    ['2026-11-25', '2026-11-24', 2, 'due', 'but on the next'],
    ['2026-11-26', '2026-11-16', 0, 'due', 'on the day only, where a service wants it so'],
    ['2026-11-25', '2026-11-16', 0, undefined, 'and not before'],
    ['2026-11-20', '2026-11-16', 4, 'due', 'over a weekend'],
  ]
  for (const [today, begun, before, is, words] of table) {
    test(`${words}: ${is ?? 'nothing'}`, () => {
      const found = reminderOf({ dueOn: date('2026-11-26'), begunAt: at(begun) }, date(today), before)
      assert.equal(found?.is, is)
    })
  }

  test('however the days go by, each is said once, the second only after the date; and a new date begins anew', () => {
    const days = fc
      .array(fc.integer({ min: 0, max: 40 }), { maxLength: 40 })
      .map((all) => all.toSorted((a, b) => a - b))
    fc.assert(
      fc.property(someDate, fc.nat(20), fc.nat(10), days, (begun, until, before, offsets) => {
        const dueOn = begun.add({ days: until })
        const begunAt = startOfLondonDay(begun).add({ hours: 11 })
        const said: { is: string; on: Temporal.PlainDate; at: Temporal.Instant }[] = []
        for (const offset of offsets) {
          const today = begun.add({ days: offset })
          const now = startOfLondonDay(today).add({ hours: 7 })
          const found = reminderOf({ dueOn, begunAt }, today, before)
          const again = found && said.some(({ is, at: when }) => is === found.is && isFrom(when, found.since))
          if (found && !again) said.push({ is: found.is, on: today, at: now })
        }
        assert.ok(said.filter(({ is }) => is === 'due').length <= 1)
        assert.ok(said.filter(({ is }) => is === 'overdue').length <= 1)
        for (const { is, on } of said) {
          assert.equal(is === 'overdue', Temporal.PlainDate.compare(on, dueOn) > 0)
          assert.ok(Temporal.PlainDate.compare(on, addWorkingDays(dueOn, -before)) >= 0)
          assert.notEqual(String(on), String(londonDate(begunAt)))
        }
        const later = dueOn.add({ days: 30 })
        const anew = reminderOf({ dueOn: later, begunAt }, later, before)
        assert.ok(!anew || said.every(({ at: when, on }) => !isFrom(when, anew.since) || isNear(on, later, before)))
      }),
    )
  })
})

const isFrom = (one: Temporal.Instant, since: Temporal.Instant) => Temporal.Instant.compare(one, since) >= 0
const isNear = (on: Temporal.PlainDate, later: Temporal.PlainDate, before: number) =>
  Temporal.PlainDate.compare(on, addWorkingDays(later, -before)) >= 0
