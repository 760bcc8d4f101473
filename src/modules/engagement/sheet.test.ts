import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import type { Direction, Theme } from '#framework/engagement-notes.ts'
import { cellInWords, countedOf, inRange, periodOf, sheetPath, type Told } from './sheet.ts'

const told = (children: number, alone: number, ...lines: [Theme, Direction, number][]): Told => ({
  ...{ children, alone },
  lines: lines.map(([theme, direction, count]) => ({ theme, direction, children: count })),
})
const nobody = told(0, 0)

describe('4.12: the sheet of themes', () => {
  test('counts in steps of five, and leaves out what fewer than five children said', () => {
    const now = told(
      23,
      12,
      ['school', 'wrong', 4],
      ['school', 'good', 5],
      ['money', 'so_so', 9],
      ['online', 'good', 10],
    )
    const sheet = countedOf(now, nobody)
    assert.equal(sheet.children, 20)
    assert.deepEqual(sheet.themes, {
      school: { good: { n: 5, change: 'unknown' } },
      money: { so_so: { n: 5, change: 'unknown' } },
      online: { good: { n: 10, change: 'unknown' } },
    })
  })
  test('says how it was before in steps as well', () => {
    const at = (n: number, was: number) =>
      countedOf(told(40, 0, ['school', 'wrong', n]), told(40, 0, ['school', 'wrong', was])).themes.school?.wrong?.change
    assert.deepEqual(
      [at(10, 5), at(9, 5), at(5, 10), at(9, 4), at(4, 9)],
      ['more', 'same', 'fewer', 'unknown', undefined],
    )
  })
  test('says of how many were alone only what finds none of the few', () => {
    const alone = (children: number, of: number) => countedOf(told(children, of), nobody).alone
    const table: readonly [number, number, number | null][] = [
      [4, 4, null],
      [5, 5, 100],
      [20, 0, 0],
      [20, 4, null],
      [20, 16, null],
      [20, 15, 80],
      [20, 5, 30],
    ]
    for (const [children, of, share] of table) assert.equal(alone(children, of), share, `${of} of ${children}`)
  })
  test('no child is found by subtracting: one more or less within a step changes nothing', () => {
    const few = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(few, few, few, (good, wrong, before) => {
        const at = (n: number) =>
          countedOf(told(60, 30, ['home', 'good', good], ['home', 'wrong', n]), told(60, 30, ['home', 'wrong', before]))
        const floor = Math.floor(wrong / 5) * 5
        assert.deepEqual(at(wrong), at(floor))
        for (const cell of Object.values(at(wrong).themes.home ?? {})) assert.ok(cell.n >= 5 && cell.n % 5 === 0)
      }),
    )
  })
  test('is of three months that end with its own', () => {
    const days = ({ from, to }: ReturnType<typeof periodOf>) => `${from} ${to}`
    const month = Temporal.PlainYearMonth.from('2026-01')
    assert.equal(days(periodOf(month)), '2025-11-01 2026-01-31')
    assert.equal(days(periodOf(month, 3)), '2025-08-01 2025-10-31')
    assert.equal(sheetPath(month), '/engagement/themes/2026-01')
  })
  test('is read in words', () => {
    assert.equal(inRange(0), 'fewer than 5')
    assert.equal(inRange(10), '10 to 14')
    assert.equal(cellInWords(undefined), 'fewer than 5')
    assert.equal(cellInWords({ n: 5, change: 'more' }), '5 to 9; more than in the three months before')
    assert.equal(cellInWords({ n: 5, change: 'unknown' }), '5 to 9; before: fewer than 5')
    assert.match(cellInWords({ n: 5, change: 'fewer' }), /fewer than in/)
    assert.match(cellInWords({ n: 5, change: 'same' }), /about as many/)
  })
})
