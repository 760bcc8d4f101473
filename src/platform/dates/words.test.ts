import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  datesOf,
  dueInWords,
  inFull,
  inWords,
  londonDate,
  momentInWords,
  monthInWords,
  monthOf,
  parseMonth,
  startOfLondonDay,
  timeInWords,
} from './index.ts'
import { date, someDate } from './testing.ts'

const monday = date('2026-11-23')

test('a date names its day, and its year only when that is not this one', () => {
  assert.equal(inWords(date('2026-11-26'), monday), 'Thu 26 November')
  assert.equal(inWords(date('2027-01-05'), monday), 'Tue 5 January 2027')
  assert.equal(inFull(date('2026-11-26')), '26 November 2026')
})

test('what is due is counted in working days', () => {
  const cases = {
    '2026-11-23': 'today',
    '2026-11-24': 'tomorrow, Tue 24 November',
    '2026-11-26': 'in 3 working days, Thu 26 November',
    '2026-11-30': 'in 5 working days, Mon 30 November',
    '2027-01-04': 'in 27 working days, Mon 4 January 2027',
    '2026-11-20': '1 working day overdue, was due Fri 20 November',
    '2026-11-18': '3 working days overdue, was due Wed 18 November',
    '2026-11-22': '1 working day overdue, was due Sun 22 November',
  }
  for (const [due, words] of Object.entries(cases)) assert.equal(dueInWords(date(due), monday), words)
})

test('days that hold no working day are not counted', () => {
  const saturday = date('2026-11-28')
  assert.equal(dueInWords(date('2026-11-29'), saturday), 'tomorrow, Sun 29 November')
  assert.equal(dueInWords(date('2026-11-29'), date('2026-11-27')), 'Sun 29 November')
  assert.equal(dueInWords(saturday, date('2026-11-29')), 'overdue, was due Sat 28 November')
})

test('the date and the clock are London’s, in summer and in winter', () => {
  assert.equal(londonDate(Temporal.Instant.from('2026-06-30T23:30:00Z')).toString(), '2026-07-01')
  assert.equal(londonDate(Temporal.Instant.from('2026-11-30T23:30:00Z')).toString(), '2026-11-30')
  assert.equal(timeInWords(Temporal.Instant.from('2026-11-23T10:42:59Z')), '10:42')
  assert.equal(timeInWords(Temporal.Instant.from('2026-07-01T08:05:00Z')), '09:05')
  assert.equal(momentInWords(Temporal.Instant.from('2026-11-26T10:42:00Z'), monday), 'Thu 26 November, 10:42')
})

test('a London day begins at an instant of that date, and the instant before is the day before', () => {
  fc.assert(
    fc.property(someDate, (day) => {
      const start = startOfLondonDay(day)
      assert.ok(londonDate(start).equals(day))
      assert.ok(londonDate(start.subtract({ nanoseconds: 1 })).equals(day.subtract({ days: 1 })))
    }),
  )
})

test('a month is named, read from an address, and knows its dates', () => {
  const month = monthOf(date('2028-02-10'))
  assert.equal(monthInWords(month), 'February 2028')
  assert.equal(`${datesOf(month).from} ${datesOf(month).to}`, '2028-02-01 2028-02-29')
  assert.equal(parseMonth('2028-02')?.equals(month), true)
  for (const text of ['2028-13', '2028-2', '', 'February', '2028-02-10']) assert.equal(parseMonth(text), undefined)
})
