import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anAudit } from '#modules/audits/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'

describe('a piece of evidence', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const { id } = await database.asSystem(testNow, (tx) =>
    anAudit(tx, { householdId: household.id, auditorId: people['fro-1']!, moderatorId: people['iro-2']! }),
  )
  const seenBy = async (key: string) =>
    (await database.asPerson(people[key]!, testNow, (tx) => tx.many(sql`select id from pieces where id = ${id}`)))
      .length
  const everybody = ['qa-1', 'fro-1', 'fsw-1', 'tm-1', 'iro-2'] as const
  const seenByAll = () => Promise.all(everybody.map(seenBy))

  test('of the household’s class is seen with the household, and by who has a part in it', async () => {
    assert.deepEqual(await seenByAll(), [1, 1, 1, 1, 1])
    assert.equal(await seenBy('ce-1'), 0)
  })

  test('stays with its household, and is over when its state says so, whoever has a part in it', async () => {
    const other = sql`update pieces set household_id = household_id + 1 where id = ${id}`
    const open = sql`update audits set phase = 'open' where id = ${id}`
    for (const key of everybody)
      for (const change of [other, open])
        await assert.rejects(
          database.asPerson(people[key]!, testNow, (tx) => tx.run(change)),
          /permission denied for table/,
          `${key}: ${change.sql}`,
        )
  })

  test('of a class that no policy names is seen by nobody, but by Hearth itself', async () => {
    const classes = ['open', 'worker', 'restricted', 'sealed', 'child_words', 'anonymous']
    for (const sight of classes) {
      await database.asOwner((client) => client.query('update pieces set sight = $1 where id = $2', [sight, id]))
      assert.deepEqual(await seenByAll(), [0, 0, 0, 0, 0], sight)
      const own = await database.asSystem(testNow, (tx) => tx.many(sql`select id from pieces where id = ${id}`))
      assert.equal(own.length, 1, sight)
    }
  })
})
