import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Cell, cellInWords, groups, isNil, longest, mistakesOf, numbersOf, safely } from './report.ts'

const cell = (n: number, whole: number | null = null): Cell => ({ n, whole })
const counted = (n: number, whole: number | null = null) => ({
  new: { allegation: { month: cell(n, whole), year: cell(n, whole) } },
})
const safe = (n: number, whole: number | null = null) => {
  const { month } = numbersOf(
    safely({ new: { allegation: { month: cell(n, whole), year: cell(20, whole === null ? null : 20) } } }),
    'new',
    'allegation',
  )
  return cellInWords(month, 'safe')
}

describe('the month’s report on allegations', () => {
  it('is nil where nothing was learned of in the month, whatever the year had', () => {
    assert.ok(isNil({}))
    assert.ok(isNil({ new: { allegation: { month: cell(0), year: cell(9) } }, closed: counted(3)['new'] }))
    assert.ok(!isNil(counted(1)))
  })

  for (const [n, whole, said] of [
    [0, null, 'fewer than 5'],
    [1, null, 'fewer than 5'],
    [4, null, 'fewer than 5'],
    [5, null, '5 to 9'],
    [9, null, '5 to 9'],
    [10, null, '10 to 14'],
    [23, null, '20 to 24'],
    [3, 4, 'too few to say'],
    [0, 0, 'too few to say'],
    [5, 5, 'about 100%'],
    [4, 5, 'about 80%'],
    [1, 30, 'about 0%'],
    [14, 15, 'about 90%'],
  ] as const)
    it(`says of ${n}${whole === null ? '' : ` of ${whole}`} to everybody “${said}”`, () =>
      assert.equal(safe(n, whole), said))

  it('keeps nothing in the safe edition that is not said', () => {
    for (const few of [{}, counted(0), counted(1), counted(4), counted(1, 3), counted(4, 4)])
      assert.deepEqual(safely(few), {}, 'a line of a few looks like one of nobody')
  })

  for (const [n, whole, said] of [
    [3, null, '3'],
    [0, 0, 'none due'],
    [3, 4, '3 of 4'],
  ] as const)
    it(`says “${said}” to whoever may know of every matter`, () =>
      assert.equal(cellInWords(cell(n, whole), 'whole'), said))

  it('begins with the children, and has a name for each line', () => {
    assert.equal(groups[0]!.key, 'children')
    for (const { key, lines } of groups) {
      assert.ok(lines.length > 0, key)
      assert.equal(new Set(lines.map(([line]) => line)).size, lines.length, key)
    }
  })

  it('is signed once everything is answered that must be, at most so long', () => {
    const words = { children: 'Well.', numbers: '', learning: 'Nothing', decide: 'Nothing' }
    assert.deepEqual(mistakesOf(words), [])
    assert.deepEqual(
      mistakesOf({ ...words, children: '', decide: 'x'.repeat(longest + 1) }).map(({ field }) => field),
      ['children', 'decide'],
    )
  })
})
