import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { date } from '#platform/dates/testing.ts'
import { candidatesFor, type Drawable, draw } from './selection.ts'

const today = date('2026-11-19')
const rules = { managerId: 1, today, notWithin: 12 }
const household = (given: Partial<Drawable> = {}): Drawable => ({
  id: 7,
  approved: true,
  managerId: 2,
  auditedOn: null,
  drawnThisMonth: false,
  metThisQuarter: false,
  metBy: [],
  neverProposed: false,
  ...given,
})

describe('a manager’s monthly audit may fall on', () => {
  const table: readonly [string, Partial<Drawable>, boolean][] = [
    ['a household of another team that was never audited', {}, true],
    ['one of no team', { managerId: null }, true],
    ['none of their own team', { managerId: 1 }, false],
    ['none that no longer fosters', { approved: false }, false],
    ['none audited in the last 12 months', { auditedOn: date('2025-11-20') }, false],
    ['one audited 12 months ago', { auditedOn: date('2025-11-19') }, true],
    ['none at which somebody audited or observed this quarter', { metThisQuarter: true }, false],
    ['none at which this manager moderated its review’s audit this quarter', { metBy: [9, 1] }, false],
    ['one whose review was audited by somebody else this quarter', { metBy: [9, null] }, true],
    ['none already drawn this month', { drawnThisMonth: true }, false],
  ]
  for (const [words, given, may] of table) {
    it(words, () => assert.deepEqual(candidatesFor([household(given)], rules), may ? [7] : []))
  }

  it('whatever was audited lately, where the council says so', () => {
    const audited = household({ auditedOn: today })
    assert.deepEqual(candidatesFor([audited], { ...rules, notWithin: 0 }), [7])
  })
})

describe('a draw', () => {
  const seed = fc.string({ minLength: 1 })
  const candidates = fc.uniqueArray(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 200 })

  it('falls on a candidate, and on the same one whenever it is repeated, in whatever order they stand', () => {
    fc.assert(
      fc.property(seed, candidates, (from, among) => {
        const drawn = draw(from, among)
        assert.ok(drawn !== undefined && among.includes(drawn))
        assert.equal(draw(from, among.toReversed()), drawn)
      }),
    )
  })

  it('does not change when a household that was not drawn is taken out', () => {
    fc.assert(
      fc.property(seed, candidates, fc.nat(), (from, among, at) => {
        const drawn = draw(from, among)!
        const left = among.filter((one, index) => one === drawn || index !== at % among.length)
        assert.equal(draw(from, left), drawn)
      }),
    )
  })

  it('falls on nothing when there is nothing', () => assert.equal(draw('seed', []), undefined))

  it('gives every candidate its chance', () => {
    const among = Array.from({ length: 20 }, (_, at) => at + 1)
    const times = new Map<number, number>()
    for (let round = 0; round < 4000; round += 1) {
      const drawn = draw(`seed ${round}`, among)!
      times.set(drawn, (times.get(drawn) ?? 0) + 1)
    }
    // 200 expected of each; six standard deviations either way.
    for (const one of among) assert.ok(Math.abs((times.get(one) ?? 0) - 200) < 84, `${one}: ${times.get(one)}`)
  })
})
