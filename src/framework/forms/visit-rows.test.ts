import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { inOrder, mistakeInRow, readVisits, rowOf, visitIn, visitKinds, visitSeen } from './visit-rows.ts'

describe('Visits as rows of an answer', () => {
  const table: readonly [row: string, mends: RegExp | undefined][] = [
    ['2026-03-27|unannounced|alone', undefined],
    ['2026-03-27|other|not_written', undefined],
    ['|supervision|seen', /^Give the day of each visit/],
    ['31 2 2026|supervision|seen', /^“31 2 2026” is no day\./],
    ['2026-02-31|supervision|seen', /^“2026-02-31” is no day\./],
    ['2026-03-27||seen', /^Choose what kind of visit that of 27 March 2026 was\./],
    ['2026-03-27|party|seen', /^Choose what kind of visit/],
    ['2026-03-27|supervision|', /^Choose whether a child was seen on 27 March 2026/],
    ['2026-03-27|supervision|two', /^Choose whether a child was seen/],
    ['nonsense', /^“nonsense” is no day/],
  ]
  for (const [row, mends] of table)
    test(`${row} ${mends ? 'is to be mended' : 'is a visit'}`, () => {
      const mistake = mistakeInRow(visitIn(row))
      if (mends) assert.match(mistake ?? '', mends)
      else assert.equal(mistake, undefined)
    })

  test('one that stands there twice is taken out once; two kinds on one day are two visits', () => {
    const twice = readVisits(['2026-03-27|other|none', '2026-03-27|other|seen'])
    assert.ok('mend' in twice && /27 March 2026 stands there twice/.test(twice.mend))
    const two = ['2026-03-27|other|none', '2026-03-27|supervision|seen']
    assert.deepEqual(readVisits(two), { value: two })
    assert.deepEqual(readVisits([]), { value: [] })
  })

  test('their order is that of their days, whichever way they were typed, and what is no day comes last', () => {
    const day = fc.date({ min: new Date('2024-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
    const row = fc.record({
      on: fc.oneof(
        day.map((one) => one.toISOString().slice(0, 10)),
        fc.constantFrom('soon', '31 2 2026'),
      ),
      kind: fc.constantFrom(...visitKinds.map(({ value }) => value)),
      seen: fc.constantFrom(...visitSeen.map(({ value }) => value)),
    })
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const ordered = inOrder(rows)
        assert.deepEqual(inOrder(ordered), ordered)
        assert.deepEqual(ordered.map(rowOf).toSorted(), rows.map(rowOf).toSorted())
        const days = ordered.map(({ on }) => on).filter((on) => on.startsWith('20'))
        assert.deepEqual(days, days.toSorted())
        assert.deepEqual(
          ordered.slice(0, days.length).map(({ on }) => on),
          days,
        )
      }),
    )
  })
})
