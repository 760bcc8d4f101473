import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aPerson } from '#modules/people/testing.ts'
import { NotFound } from '#platform/problems.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow, withTransaction } from '#test/database.ts'
import { settings as sampleSettings } from '#modules/sampling/settings.ts'
import { setTo } from '#test/settings.ts'

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

describe('NW-5: what row-level security refuses in a test', async () => {
  const database = await freshDatabase()
  const person = await database.asSystem(testNow, (tx) => aPerson(tx, { name: 'Ann Example', roles: ['team_manager'] }))

  test('says as whom it was asked, and what', async () => {
    const asking = database.asPerson(person.id, testNow, (tx) =>
      tx.run(sql`insert into settings
        (key, value) values (${'deadline.moderate'}, '9')`),
    )
    const says = `${person.id}; team_manager; sees assigned): insert into settings (key, value) values ($1, '9') with ["deadline.moderate"]`
    await assert.rejects(asking, (problem: Error) => {
      assert.match(problem.message, /row-level security policy for table "settings", asked as Ann Example/)
      assert.ok(problem.message.endsWith(says), problem.message)
      return true
    })
  })

  test('says so of what is only not found as well, in the cause and not to the person', async () => {
    const asking = database.asPerson(person.id, testNow, (tx) => tx.one(sql`select from people where id = ${0}`))
    await assert.rejects(asking, (problem: Error) => {
      assert.ok(problem instanceof NotFound)
      assert.match(String(problem.cause), /^asked as Ann Example .*: select from people where id = \$1 with \[0\]$/)
      assert.equal(problem.message, new NotFound().message)
      return true
    })
  })
})

describe('NW-5: what a council has set', async () => {
  const database = await freshDatabase()

  test('holds from its day on', async () => {
    await setTo(database, { 'sample.per_team': 2 }, '2026-11-01')
    const on = (day: string) =>
      database.asSystem(testNow, (tx) => readSettings(tx, Temporal.PlainDate.from(day), sampleSettings))
    assert.equal((await on('2026-10-31'))['sample.per_team'], 1)
    assert.equal((await on('2026-11-01'))['sample.per_team'], 2)
  })

  test('is nothing that no council could set', async () => {
    await assert.rejects(setTo(database, { 'sample.per_teem': 2 }), /There is no setting sample.per_teem/)
    await assert.rejects(setTo(database, { 'sample.per_team': 999 }), /sample.per_team is from \d+ to \d+, never 999/)
  })
})
