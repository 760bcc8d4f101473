import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { addWorkingDays, ageOn, isWorkingDay, turnsOn, workingDaysBetween } from './index.ts'
import { date, someDate } from './testing.ts'

describe('working days', () => {
  test('Easter, Christmas and weekends are not worked', () => {
    const notWorked = ['2026-04-03', '2026-04-06', '2026-12-25', '2026-12-28', '2026-11-22', '2022-09-19']
    for (const day of notWorked) assert.equal(isWorkingDay(date(day)), false, day)
    for (const day of ['2026-11-23', '2026-12-24', '2026-12-29']) assert.equal(isWorkingDay(date(day)), true, day)
  })

  test('the day itself does not count; weekends and bank holidays are stepped over', () => {
    const cases = [
      ['2026-11-23', 2, '2026-11-25'],
      ['2026-11-27', 1, '2026-11-30'],
      ['2026-11-28', 1, '2026-11-30'],
      ['2026-04-02', 1, '2026-04-07'],
      ['2026-12-24', 3, '2026-12-31'],
      ['2026-04-07', -1, '2026-04-02'],
      ['2026-11-28', 0, '2026-11-28'],
    ] as const
    for (const [from, days, to] of cases) assert.equal(addWorkingDays(date(from), days).toString(), to)
  })

  test('working days are whole', () => {
    assert.throws(() => addWorkingDays(date('2026-11-23'), 1.5), /whole days/)
  })

  test('any number of working days leads to a working day, and counting back gives the same number', () => {
    fc.assert(
      fc.property(someDate, fc.integer({ min: 1, max: 300 }), (from, days) => {
        const reached = addWorkingDays(from, days)
        assert.equal(isWorkingDay(reached), true)
        assert.equal(workingDaysBetween(from, reached), days)
        assert.equal(workingDaysBetween(reached, from), -days)
      }),
    )
  })

  test('counting equals walking the days one by one', () => {
    fc.assert(
      fc.property(someDate, fc.integer({ min: 0, max: 500 }), (from, days) => {
        let walked = 0
        for (let step = 1; step <= days; step += 1) if (isWorkingDay(from.add({ days: step }))) walked += 1
        assert.equal(workingDaysBetween(from, from.add({ days })), walked)
      }),
    )
  })

  test('the count adds up: from a to b and from b to c is from a to c', () => {
    fc.assert(
      fc.property(someDate, someDate, someDate, (a, b, c) => {
        assert.equal(workingDaysBetween(a, b) + workingDaysBetween(b, c) + 0, workingDaysBetween(a, c) + 0)
      }),
    )
  })
})

describe('age', () => {
  test('a year is attained at the start of the birthday', () => {
    assert.equal(ageOn(date('2010-11-24'), date('2026-11-23')), 15)
    assert.equal(ageOn(date('2010-11-24'), date('2026-11-24')), 16)
    assert.equal(ageOn(date('2012-02-29'), date('2026-02-28')), 13)
    assert.equal(ageOn(date('2012-02-29'), date('2026-03-01')), 14)
  })
  test('B11: somebody turns an age on the first day on which they have it, leap years or not', () => {
    fc.assert(
      fc.property(someDate, fc.integer({ min: 0, max: 30 }), (born, age) => {
        const birthday = turnsOn(born, age)
        assert.equal(ageOn(born, birthday), age)
        assert.equal(ageOn(born, birthday.subtract({ days: 1 })), age - 1)
      }),
      {
        examples: [
          [date('2008-02-29'), 18],
          [date('2008-02-29'), 20],
        ],
      },
    )
  })
})
