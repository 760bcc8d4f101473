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

  test('says its class by its number, so that nothing of the many need be asked', async () => {
    for (const sight of ['worker', 'restricted', 'sealed', 'child_words', 'anonymous'])
      await assert.rejects(
        database.asOwner((client) => client.query('update pieces set sight = $1 where id = $2', [sight, id])),
        /pieces_number_says_class|pieces_matter_check/,
        sight,
      )
  })

  test('is begun only by whoever sees the household, or has the duty of its stream', async () => {
    const begin = (key: string) =>
      database.asPerson(people[key]!, testNow, async (tx) => {
        await tx.run(sql`insert into pieces (id, stream, ref, household_id, sight, begun_by, state, state_since)
          values (next_piece('household'), 'audit', ${`A-${key}`}, ${household.id}, 'household', actor(), 'scheduled', request_now())`)
      })
    await begin('fsw-1')
    await assert.rejects(begin('fsw-3'), /row-level security/)
    await assert.rejects(begin('lado-1'), /row-level security/)
    // A stream that is seen with its household may have a duty, too.
    await database.asOwner((client) => client.query(`update streams set begun_with = 'sign_off' where key = 'audit'`))
    for (const key of ['fsw-2', 'tm-1', 'fro-1']) await assert.rejects(begin(key), /row-level security/, key)
    await begin('sm-1')
  })
})
