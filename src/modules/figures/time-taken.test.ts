import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { byChildren, durationInWords, type Taken } from './time-taken.ts'

const taken = (children: number, minutes: readonly number[], auditors: readonly number[]): Taken[] =>
  minutes.map((one, at) => ({
    ...{ ref: `A-${children}${at}`, children, minutes: one },
    auditor: auditors[at % auditors.length]!,
  }))

describe('How long audits take', () => {
  const table: readonly [what: string, all: Taken[], median: number | null][] = [
    ['the one in the middle, of five by three people', taken(1, [10, 50, 20, 40, 30], [1, 2, 3]), 30],
    ['between the two in the middle, of six', taken(1, [10, 20, 30, 40, 50, 1000], [1, 2, 3]), 35],
    ['nothing of four', taken(1, [10, 20, 30, 40], [1, 2, 3, 4]), null],
    ['nothing of two people’s pace, however many', taken(1, [10, 20, 30, 40, 50, 60, 70], [1, 2]), null],
  ]
  for (const [what, all, median] of table) test(`says ${what}`, () => assert.equal(byChildren(all)[0]?.median, median))

  test('counts each audit once, by its number of children, and names which', () => {
    const all = [...taken(0, [5], [1]), ...taken(3, [1, 2], [1]), ...taken(4, [3], [2]), ...taken(6, [4], [2])]
    assert.deepEqual(
      byChildren(all).map(({ children, audits }) => [children, audits]),
      [
        ['No child', ['A-00']],
        ['Three children', ['A-30', 'A-31']],
        ['Four or more', ['A-40', 'A-60']],
      ],
    )
    assert.deepEqual(byChildren([]), [])
  })

  const words: readonly [minutes: number, says: string][] = [
    [1, '1 minute'],
    [89, '89 minutes'],
    [90, '2 hours'],
    [35 * 60, '35 hours'],
    [36 * 60, '2 days'],
    [10 * 24 * 60, '10 days'],
  ]
  for (const [minutes, says] of words)
    test(`${minutes} minutes are ${says}`, () => assert.equal(durationInWords(minutes), says))
})
