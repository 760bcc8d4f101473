import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow, withTransaction } from '#test/database.ts'

describe('the database that tests use', () => {
  test('starts with the roles of the framework and nobody in them', async () => {
    const database = await freshDatabase()
    const { people, roles } = await database.asSystem(testNow, (tx) =>
      tx.one<{ people: number; roles: number }>(
        sql`select (select count(*) from people) as people, (select count(*) from roles) as roles`,
      ),
    )
    assert.equal(people, 0)
    assert.ok(roles > 10)
  })

  test('gives each test its own copy', async () => {
    const [one, other] = [await freshDatabase(), await freshDatabase()]
    await one.asOwner((client) => client.query(`insert into teams (name) values ('North')`))
    const { rows } = await other.asOwner((client) => client.query('select from teams'))
    assert.equal(rows.length, 0)
  })

  test('undoes what a transaction did', async () => {
    const inside = await withTransaction(async (tx) => {
      await tx.run(sql`insert into teams (name) values ('North')`)
      return tx.many(sql`select from teams`)
    })
    const afterwards = await withTransaction((tx) => tx.many(sql`select from teams`))
    assert.deepEqual([inside.length, afterwards.length], [1, 0])
  })
})
