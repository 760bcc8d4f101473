import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { addWorkingDays, isWorkingDay, londonDate } from '#platform/dates/index.ts'
import { someDate } from '#platform/dates/testing.ts'
import { type Clock, type ClockUnit, dueAtOf, endOf, isLate, lastDayOf } from './clock.ts'
import { clockInWords } from './pages/clocks.ts'

const at = (iso: string) => Temporal.Instant.from(iso)

describe('a clock is due', () => {
  const rows: readonly (readonly [string, ClockUnit, number, string, string])[] = [
    // started, unit, length, due before, why
    ['2026-11-23T10:00Z', 'days', 0, '2026-11-24T00:00Z', 'the same day ends with the day'],
    ['2026-11-20T16:59Z', 'working days', 2, '2026-11-25T00:00Z', 'over a weekend'],
    ['2026-12-23T09:00Z', 'working days', 2, '2026-12-30T00:00Z', 'over Christmas, with a substitute day'],
    ['2026-04-02T09:00Z', 'working days', 1, '2026-04-07T23:00Z', 'over Easter, in summer time'],
    ['2026-03-28T12:00Z', 'hours', 24, '2026-03-29T12:00Z', 'hours are hours when the clocks go forward'],
    ['2026-10-24T12:00Z', 'hours', 24, '2026-10-25T12:00Z', 'and when they go back'],
    ['2026-10-24T12:00Z', 'days', 1, '2026-10-26T00:00Z', 'a day ends with the London day'],
    ['2026-11-23T23:30Z', 'working days', 1, '2026-11-25T00:00Z', 'late in the evening is the same day'],
    ['2026-06-23T23:30Z', 'working days', 1, '2026-06-25T23:00Z', 'which in summer has begun already'],
    ['2026-01-31T09:00Z', 'months', 1, '2026-03-01T00:00Z', 'a month from the last day is the last day'],
  ]
  for (const [started, unit, length, due, why] of rows)
    test(`${why}: ${length} ${unit}`, () => assert.equal(String(dueAtOf(at(started), unit, length)), String(at(due))))

  test('never before it started, and with its last day a working day where it counts those', () => {
    const units = fc.constantFrom<ClockUnit>('hours', 'working days', 'days', 'months')
    fc.assert(
      fc.property(
        someDate,
        fc.integer({ min: 0, max: 1_439 }),
        units,
        fc.integer({ min: 0, max: 60 }),
        (day, minute, unit, length) => {
          const started = day.toZonedDateTime('Europe/London').toInstant().add({ minutes: minute })
          const dueAt = dueAtOf(started, unit, length)
          assert.ok(Temporal.Instant.compare(dueAt, started) >= 0)
          const last = lastDayOf({ dueAt, unit })
          if (unit === 'working days' && length > 0) assert.ok(isWorkingDay(last))
          if (unit === 'working days') assert.equal(String(last), String(addWorkingDays(londonDate(started), length)))
          assert.equal(endOf({ dueAt, unit }, started), 'met')
          assert.equal(endOf({ dueAt, unit }, dueAt.add({ seconds: 1 })), 'late')
        },
      ),
    )
  })
})

test('says how it stands, in words', () => {
  const due = at('2026-11-25T00:00Z')
  const clock: Clock = {
    ...{ id: 1, key: 'clk.written', startedAt: at('2026-11-20T10:00Z'), dueAt: due, stoppedAt: null, state: 'running' },
    ...{ unit: 'working days', length: 2, extends: null, agreedBy: '', reason: '' },
  }
  const says = (now: string, more: Partial<Clock> = {}) => clockInWords({ ...clock, ...more }, at(now))
  assert.equal(says('2026-11-23T10:00Z'), 'Tomorrow, Tue 24 November')
  assert.equal(says('2026-11-26T10:00Z'), 'Was due Tue 24 November')
  assert.equal(isLate(clock, due), true)
  const stopped = (iso: string, state: Clock['state']) => ({ state, stoppedAt: at(iso) })
  assert.equal(says('2026-12-01T10:00Z', stopped('2026-11-24T10:00Z', 'met')), 'Done in time, Tue 24 November')
  assert.equal(
    says('2026-12-01T10:00Z', stopped('2026-11-26T10:00Z', 'late')),
    'Done 2 working days late, Thu 26 November',
  )
  assert.equal(says('2026-12-01T10:00Z', { ...stopped('2026-11-24T10:00Z', 'not applicable') }), 'Not needed any more')
})
