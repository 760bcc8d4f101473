import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dateFromParts, isMonthFirst, parseDate } from './index.ts'
import { someDate } from './testing.ts'

test('dates are read with the day first, or in ISO form', () => {
  for (const text of ['31/03/2018', ' 31/03/2018 ', '2018-03-31', '2018-03-31T00:00:00Z', '2018-03-31 00:00']) {
    assert.equal(iso(text), '2018-03-31', text)
  }
  assert.equal(iso('1/4/2018'), '2018-04-01')
})

test('B23: a day is read with its month in letters, and with midnight as systems write it; no other time is', () => {
  for (const text of [
    ...['14/02/2013 12:00:00 AM', '14/02/2013 12:00 am', '2013-02-14T00:00:00+00:00', '2013-02-14T00:00:00.000Z'],
    ...['14-Feb-2013', '14 February 2013', '14th Feb. 2013', '14/Feb/2013', '14-FEB-2013 00:00:00'],
  ])
    assert.equal(iso(text), '2013-02-14', text)
  for (const text of [
    '14/02/2013 12:30:00 AM',
    '14/02/2013 12:00:00 PM',
    '2013-02-14T00:00:00+01:00',
    '14-Febr-2013',
    '30 February 2013',
  ])
    assert.equal(parseDate(text).ok, false, text)
})

test('what is no date is refused with words that say how to mend it', () => {
  const cases = {
    '': 'Give a date',
    '31/02/2018': 'February 2018 has no day 31',
    '29/02/2019': 'February 2019 has no day 29',
    '0/04/2018': 'April 2018 has no day 0',
    '03/31/2018': 'There is no month 31; write the day first, then the month',
    '31/03/18': 'Write the year with four digits',
    '31/03/0018': 'Write the year with four digits',
    '31/03/1066': 'The year must be between 1900 and 2100',
    '43190': 'This is a spreadsheet’s number for a date; format the column as a date',
    '2018-03-31 14:20': 'Give a date without a time',
    '31 Marhc 2018': 'Write the date as day/month/year, such as 31/03/2026',
    '31.03.2018': 'Write the date as day/month/year, such as 31/03/2026',
    nonsense: 'Write the date as day/month/year, such as 31/03/2026',
  }
  for (const [text, because] of Object.entries(cases)) assert.deepEqual(parseDate(text), { ok: false, because }, text)
})

test('B04: a date that can only have the month first is known as such, however it is written', () => {
  for (const text of [
    ...[
      '02/14/2013',
      '2/14/13',
      '02-14-2013',
      '02.14.2013',
      '02/14/2013 00:00',
      '02/14/2013 12:00:00 AM',
      ' 12/31/2020 ',
    ],
    ...['2013-14-02', '2013/31/01'],
  ]) {
    assert.equal(isMonthFirst(text), true, text)
  }
  for (const text of [
    ...[
      '14/02/2013',
      '02/05/2013',
      '2013-02-14',
      '31/12/2020',
      '13/13/2020',
      '32/14/2013',
      '14-Feb-2013',
      '',
      'nonsense',
    ],
    ...['2013-02-14T00:00:00Z', '43190', '02/32/2013'],
  ]) {
    assert.equal(isMonthFirst(text), false, text)
  }
})

test('B04: a month that comes first shows behind days of the week, blanks, unseen signs and other separators', () => {
  const cases = [
    '02 / 14 / 2013',
    '02 14 2013',
    '\u200E02/14/2013',
    'Thu 02/14/2013',
    '02–14–2013',
    '02142013',
    'Feb 14, 2013',
  ]
  for (const text of cases) assert.equal(isMonthFirst(text), true, text)
  for (const text of ['14 / 02 / 2013', '14 Feb 2013', '14022013', '2013-02-14 00:14:13', '02/05/2013 12:30', '41319'])
    assert.equal(isMonthFirst(text), false, text)
})

test('the boxes of a date field name what is missing', () => {
  assert.deepEqual(dateFromParts({ day: '1', month: '', year: '' }), {
    ok: false,
    because: 'Give the month and the year',
  })
  assert.deepEqual(dateFromParts({ day: 'one', month: '2', year: '2018' }), {
    ok: false,
    because: 'Write the date in numbers',
  })
  const read = dateFromParts({ day: '1', month: '2', year: '2018' })
  assert.equal(read.ok && read.date.toString(), '2018-02-01')
})

test('every date can be read back from either form', () => {
  fc.assert(
    fc.property(someDate, (day) => {
      const [year, month, dayOfMonth] = day.toString().split('-')
      assert.equal(iso(day.toString()), day.toString())
      assert.equal(iso(`${dayOfMonth}/${month}/${year}`), day.toString())
    }),
  )
})

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.string(), (text) => typeof parseDate(text).ok === 'boolean'))
})

function iso(text: string): string | undefined {
  const read = parseDate(text)
  return read.ok ? read.date.toString() : read.because
}
