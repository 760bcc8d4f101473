import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { themes } from '#framework/a2-audit-tool/index.ts'
import { grades } from '#framework/a2-audit-tool/types.ts'
import { someDate } from '#platform/dates/testing.ts'
import { addressOf, agreements, type Counted, countedInWords, readCounted } from './counted.ts'

describe('what a figure counts', () => {
  const period = fc.tuple(someDate, fc.nat(400)).map(([from, days]) => ({ from, to: from.add({ days }) }))
  const counted = fc.record(
    {
      planned: period,
      sent: period,
      moderated: period,
      graded: period,
      alerted: period,
      auditorGrade: fc.constantFrom(...grades),
      agreement: fc.constantFrom(...(Object.keys(agreements) as (keyof typeof agreements)[])),
      auditor: fc.integer({ min: 1, max: 99_999 }),
      moderator: fc.integer({ min: 1, max: 99_999 }),
      section: fc.oneof(fc.constant({ key: 'safe' }), fc.constant({ key: 'cyp1', view: 'disagree' as const })),
      givenIn: fc.record({ section: fc.constantFrom('safe', 'cyp1'), grade: fc.constantFrom(...grades) }),
      theme: fc.constantFrom(...themes.map((theme) => theme.value)),
      sharesPractice: fc.constant(true as const),
    },
    { requiredKeys: [] },
  )

  it('goes into an address and comes out of it the same, and says itself in words', () => {
    fc.assert(
      fc.property(counted, (given) => {
        const query = Object.fromEntries(new URL(addressOf(given), 'http://hearth.example').searchParams)
        assert.deepEqual(comparable(readCounted(query)), comparable(given))
        assert.equal(countedInWords(given) === '', Object.keys(given).length === 0)
      }),
    )
  })

  it('is read from addresses that were kept before: what is sent was called done in them', () => {
    assert.deepEqual(comparable(readCounted({ done: '2026-11' })), comparable(readCounted({ sent: '2026-11' })))
    assert.ok(readCounted({ done: '2026-11' }).sent)
  })

  it('is nothing when the address says nothing that it knows', () => {
    assert.deepEqual(
      readCounted({
        planned: '2026-13',
        graded: '2026-02-30..2026-03-01',
        theme: 'no such',
        agreement: 'toString',
        view: 'agree',
        auditor: '-1',
      }),
      {},
    )
  })
})

const comparable = (counted: Counted) => JSON.parse(JSON.stringify(counted))
