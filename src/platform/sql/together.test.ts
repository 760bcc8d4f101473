import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { counted } from '#test/statements.ts'
import { withTransaction } from '#test/database.ts'
import { sql } from './index.ts'
import { part, together } from './together.ts'

type Kept = {
  id: number
  on: Temporal.PlainDate | null
  at: Temporal.Instant
  says: string
  many: number[]
  value: unknown
}

const kept = part<Kept>(
  sql`select n as id, case when n > 1 then date '2026-11-19' end as "on", timestamptz '2026-11-19 10:00:00.123456+00' as at,
    '2026-11-19' as says, array[n, 2] as many, '{"a": "2026-11-19"}'::jsonb as value from generate_series(1, ${2}::int) n order by n desc`,
  { on: 'day', at: 'moment' },
)
const none = part<{ name: string }>(sql`select name from people where id = ${-1}`, {})

describe('what is asked together', () => {
  test('comes as it would come alone: in its order, with days and moments, and text that looks like one left alone', async () => {
    await withTransaction(async (tx) => {
      const alone = await tx.many<Kept>(kept.query)
      const { one, two, three } = await together(tx, { one: kept, two: none, three: kept })
      assert.deepEqual(one, alone)
      assert.deepEqual(three, alone)
      assert.deepEqual(two, [])
      assert.ok(one[0]?.on?.equals('2026-11-19') && one[1]?.on === null)
      assert.equal(String(one[0]?.at), '2026-11-19T10:00:00.123456Z')
      assert.equal(one[0]?.says, '2026-11-19')
    })
  })

  test('is one statement', async () => {
    await withTransaction(async (tx) => {
      const { statements } = await counted(() => together(tx, { one: kept, two: none }))
      assert.equal(statements.length, 1)
    })
  })
})
