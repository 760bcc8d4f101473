import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { bankHolidaysOf, isBankHoliday } from './index.ts'
import { date } from './testing.ts'

const governmentList = new URL('../../../../shared/data/reference/bank-holidays_uk_2012_2028.json', import.meta.url)

/** Years that hold every special case: jubilees, a moved May holiday, a funeral, weekend Christmases and New Years. */
const known: Record<number, string> = {
  2012: '01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26',
  2016: '01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27',
  2020: '01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28',
  2021: '01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28',
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
}

test('bank holidays fall where the law and the proclamations put them', () => {
  for (const [year, days] of Object.entries(known)) assert.equal(daysOf(Number(year)), days, year)
})

test('every bank holiday is a weekday, since substitute days are given for weekends', () => {
  for (let year = 1978; year <= 2100; year += 1) {
    for (const day of bankHolidaysOf(year)) assert.ok(day.dayOfWeek <= 5, day.toString())
  }
})

test('no bank holiday is kept twice', () => {
  for (let year = 1978; year <= 2100; year += 1) {
    assert.equal(new Set(bankHolidaysOf(year).map(String)).size, bankHolidaysOf(year).length, String(year))
  }
})

test('a day is asked by itself', () => {
  assert.equal(isBankHoliday(date('2026-12-28')), true)
  assert.equal(isBankHoliday(date('2026-12-27')), false)
})

test('the rule agrees with the GOV.UK list wherever the list is at hand', () => {
  for (const [year, days] of Object.entries(governmentYears())) {
    assert.deepEqual(bankHolidaysOf(Number(year)).map(String), days)
  }
})

function governmentYears(): Record<string, string[]> {
  if (!existsSync(governmentList)) return {}
  const list: { 'england-and-wales': { events: { date: string }[] } } = JSON.parse(readFileSync(governmentList, 'utf8'))
  const days = list['england-and-wales'].events.map((event) => event.date).sort()
  return Object.groupBy(days, (day) => day.slice(0, 4)) as Record<string, string[]>
}

function daysOf(year: number): string {
  return bankHolidaysOf(year)
    .map((day) => day.toString().slice(5))
    .join(' ')
}
