import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { monthsToSign, signedBy } from '#modules/evidence/index.ts'
import { type Counted, isNil, linesOf, longest, mistakesOf } from './return.ts'

const nil: Counted = {
  exemption: { asked: 0, granted: 0, ended: 1, open: 2 },
  exception: { started: 0, settled: 0, over: 0, open: 0 },
  temporary: { started: 0, extended: 1, over: 0, ended: 0, open: 1 },
  told: { part: 0, whole: 0 },
  unspoken: 0,
}

describe('the monthly return', () => {
  it('is nil where nothing is new, whatever goes on or ended', () => {
    assert.ok(isNil(nil))
    assert.ok(!isNil({ ...nil, exemption: { ...nil.exemption, asked: 1 } }))
    assert.ok(!isNil({ ...nil, exemption: { ...nil.exemption, granted: 1 } }))
    assert.ok(!isNil({ ...nil, exception: { ...nil.exception, started: 1 } }))
    assert.ok(!isNil({ ...nil, temporary: { ...nil.temporary, started: 1 } }))
  })

  it('asks why not everybody was told at once, and for no long story', () => {
    const of = (said: { worry?: string; because?: string }, told = { part: 2, whole: 3 }) =>
      mistakesOf({ worry: '', because: '', ...said }, { told }).map(({ field }) => field)
    assert.deepEqual(of({}), ['because'])
    assert.deepEqual(of({ because: 'Away.' }), [])
    assert.deepEqual(of({}, { part: 3, whole: 3 }), [])
    assert.deepEqual(of({ worry: 'x'.repeat(longest), because: 'x'.repeat(longest) }), [])
    assert.deepEqual(of({ worry: 'x'.repeat(longest + 1), because: 'x'.repeat(longest + 1) }), ['worry', 'because'])
  })

  it('is signed within working days of the month, over Christmas too, and of months that are over', () => {
    assert.equal(String(signedBy(Temporal.PlainYearMonth.from('2026-12'), 5)), '2027-01-08')
    const months = monthsToSign(Temporal.PlainDate.from('2026-11-30')).map(String)
    assert.deepEqual([months.length, months[0], months.at(-1)], [12, '2026-10', '2025-11'])
  })

  it('says each number in a line of its own, and adds none up', () => {
    const lines = new Map(linesOf({ ...nil, told: { part: 2, whole: 3 } }))
    assert.equal(lines.size, 15)
    assert.equal(lines.get('Exemptions in force at the end of the month'), '2')
    assert.equal(lines.get('Told at once, of all who were to be told of what is new'), '2 of 3')
  })
})
