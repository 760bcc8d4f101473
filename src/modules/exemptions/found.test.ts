import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Beyond } from '#modules/register/index.ts'
import { askedBy, isBecause, reasonsFor, saysOf, toAsk } from './found.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const home = (given: Partial<Beyond> = {}): Beyond => ({
  ...{ householdId: 1, ref: 'H-1', kind: 'limit', since: day('2026-11-02'), childIds: [1, 2, 3, 4], newIds: [4] },
  ...{ places: 3, terms: '', now: true },
  ...given,
})
const spoken = { householdId: 1, kind: 'exemption' as const, childIds: [1, 2, 3, 4], endedOn: null }

describe('what the register says and nobody has spoken of', () => {
  it('is asked until a record names every child who came, or an answer is kept for that day', () => {
    const one = home()
    assert.deepEqual(toAsk([one], [], []), [one])
    assert.deepEqual(toAsk([one], [spoken], []), [])
    assert.deepEqual(toAsk([one], [], [{ householdId: 1, kind: 'limit', since: one.since }]), [])
  })

  it('is asked again when it is new: another child, another day, another home, another kind, or an exemption that had ended', () => {
    const one = home()
    const others = [
      { ...spoken, childIds: [1, 2, 3] },
      { ...spoken, householdId: 2 },
      { ...spoken, kind: 'exception' as const },
      { ...spoken, endedOn: one.since },
    ]
    for (const other of others) assert.deepEqual(toAsk([one], [other], []), [one])
    assert.deepEqual(toAsk([one], [{ ...spoken, endedOn: one.since.add({ days: 1 }) }], []), [])
    const answer = { householdId: 1, kind: 'limit' as const, since: one.since }
    for (const other of [
      { ...answer, since: day('2026-11-03') },
      { ...answer, kind: 'places' as const },
      { ...answer, householdId: 2 },
    ])
      assert.deepEqual(toAsk([one], [], [other]), [one])
  })

  it('gives no day of grace over the limit, and six working days outside the terms', () => {
    assert.equal(String(askedBy(home())), '2026-11-02')
    assert.equal(String(askedBy(home({ kind: 'places', since: day('2026-12-23') }))), '2027-01-05', 'across Christmas')
    assert.equal(String(askedBy(home({ kind: 'temporary' }))), '2027-02-22')
  })

  it('says what is so, and offers the answers that fit it', () => {
    assert.match(saysOf(home()), /^4 children .* limit of three/)
    assert.match(saysOf(home({ kind: 'places', childIds: [1] })), /^1 child was .* say 3/)
    assert.match(saysOf(home({ kind: 'places', childIds: [1], places: null })), /say 0/)
    assert.match(saysOf(home({ kind: 'temporary' })), /sixteen weeks/)
    assert.deepEqual(reasonsFor('limit'), ['siblings', 'not_here', 'other'])
    assert.deepEqual(
      [isBecause('places', 'siblings'), isBecause('limit', 'siblings'), isBecause('temporary', '')],
      [false, true, false],
    )
  })
})
