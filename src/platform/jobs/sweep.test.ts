import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { eachByItself, ItemsFailed, sweep } from './sweep.ts'

describe('RV-6: a sweep', () => {
  test('does every item in a transaction of its own, and tells at the end how many failed', async () => {
    const database = await freshDatabase()
    const swept = sweep({ database, now: testNow }, async () =>
      ['one', 'two', 'three'].map((key) => async (tx) => {
        await record(tx, { kind: key })
        if (key === 'two') await tx.run(sql`select 1 / 0`)
      }),
    )
    await assert.rejects(swept, (problem) => {
      assert.ok(problem instanceof ItemsFailed)
      assert.equal(problem.message, '1 of 3 items failed')
      assert.equal(problem.code, '1 of 3 items, first error 22012')
      assert.match(problem.stack ?? '', /sweep\.test\.ts/, 'the place is that of the failure')
      return true
    })
    const { rows } = await database.asOwner((client) => client.query('select kind from trail order by kind'))
    assert.deepEqual(
      rows.map(({ kind }) => kind),
      ['one', 'three'],
      'and what failed is undone whole',
    )
  })

  test('tells nothing when nothing failed, and works through a list that grows', async () => {
    const done: number[] = []
    async function* growing() {
      for (let at = 0; at < 3; at += 1) yield at
    }
    await eachByItself(growing(), async (one) => void done.push(one))
    assert.deepEqual(done, [0, 1, 2])
  })
})
