import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anObservation } from '#modules/observations/testing.ts'
import { aPerson } from '#modules/people/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { standInJob } from './jobs.ts'

describe('where somebody above a worker is away', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const today = Temporal.PlainDate.from('2026-11-24')
  const now = Temporal.Instant.from('2026-11-24T00:15:00Z')
  const lines = () =>
    database.asSystem(now, (tx) =>
      tx.many<{
        pieceId: number
        away: number
        to: number | null
      }>(sql`select piece_id as "pieceId", (data->>'away')::int as away, (data->>'to')::int as "to"
        from trail where kind = 'gone to the line above' order by id`),
    )
  const away = (id: number) =>
    database.asOwner((client) =>
      client.query(`insert into absences (person_id, from_on, until_on) values ($1, '2026-11-24', '2026-11-26')`, [id]),
    )

  test('it is written once of each open piece, with the next above who is there', async () => {
    const [top, middle, below] = await database.asSystem(testNow, async (tx) => {
      const made = [await aPerson(tx), await aPerson(tx), await aPerson(tx)]
      return made.map(({ id }) => id)
    })
    await database.asOwner(async (client) => {
      await client.query('update people set manager_id = $2 where id = $1', [middle, top])
      await client.query('update people set manager_id = $2 where id = $1', [below, middle])
      await client.query('update people set manager_id = $2 where id = $1', [people['fsw-1'], below])
    })
    const given = { householdId: household.id, observerId: people['tm-2']!, workerId: people['fsw-1']!, on: today }
    const { id } = await database.asPerson(people['tm-2']!, testNow, async (tx) => {
      const ref = await anObservation(tx, given)
      return tx.one<{ id: number }>(sql`select id from pieces where ref = ${ref}`)
    })
    const run = () => standInJob.handle({ database, now, today })
    await run()
    assert.deepEqual(await lines(), [], 'nobody is away')
    await away(below!)
    await run()
    await run()
    assert.deepEqual(await lines(), [{ pieceId: id, away: below, to: middle }])
    await away(middle!)
    await run()
    assert.deepEqual((await lines()).slice(1), [{ pieceId: id, away: middle, to: top }])
  })

  test('it is read by those who see the piece, and by nobody who reads the trail alone', async () => {
    const reads = (key: string) =>
      database.asPerson(people[key]!, now, (tx) =>
        tx.many(sql`select from trail where kind = 'gone to the line above'`),
      )
    assert.deepEqual(await reads('qa-1'), [])
    assert.equal((await reads('fsw-1')).length, 2)
  })
})
