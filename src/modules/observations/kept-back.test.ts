import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { observationForm } from '#framework/a2-observation-form/index.ts'
import { sql } from '#platform/sql/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { type State, states } from './observation.ts'
import { anObservation } from './testing.ts'
import { closed } from './writers.ts'

/* That the worker reads only what is shared, and the line above only what is answered, is refused by the database itself. */

describe('what was seen on a visit', async () => {
  const database = await freshDatabase()
  const { people, household } = await aSmallService(database)
  const parts = { householdId: household.id, observerId: people['sm-1']!, workerId: people['fsw-1']! }
  const ref = await database.asSystem(testNow, (tx) => anObservation(tx, { ...parts, on: londonDate(testNow) }))
  const { id } = await database.asSystem(testNow, (tx) =>
    tx.one<{ id: number }>(sql`select id from pieces where ref = ${ref}`),
  )
  const sections = observationForm.sections.map(({ key, part }) => ({ key, part }))
  await database.asOwner(async (client) => {
    for (const { key } of sections)
      await client.query(
        `insert into answers (piece_id, section, question, value, saved_at) values ($1, $2, 'obs.' || $2, '"x"', now())`,
        [id, key],
      )
  })
  const enter = (state: State) =>
    database.asOwner((client) => client.query('update pieces set state = $2 where id = $1', [id, state]))
  const read = async (key: string) =>
    (
      await database.asPerson(people[key]!, testNow, (tx) =>
        tx.many<{ section: string }>(sql`select section from answers where piece_id = ${id} order by id`),
      )
    ).map(({ section }) => section)
  const readers = {
    'sm-1': { isObserver: true, isWorker: false },
    'fsw-1': { isObserver: false, isWorker: true },
    'tm-1': { isObserver: false, isWorker: false },
    'qa-head': { isObserver: false, isWorker: false },
  }

  for (const state of states)
    test(`is read at “${state}” by SQL as by the pages`, async () => {
      await enter(state)
      for (const [key, writer] of Object.entries(readers))
        assert.deepEqual(
          await read(key),
          sections.filter(({ part }) => closed(writer, state, part) === undefined).map((one) => one.key),
          key,
        )
    })

  test('is kept back in its earlier versions, too', async () => {
    await enter('seen')
    await database.asOwner((client) =>
      client.query(`update answers set value = '"y"', version = 2, saved_at = now() where piece_id = $1`, [id]),
    )
    const was = (key: string) =>
      database.asPerson(people[key]!, testNow, (tx) =>
        tx.many<{ section: string }>(sql`select y.was ->> 'section' as section from history y
          where y.table_name = 'answers' and y.was ->> 'piece_id' = ${String(id)} and y.was ->> 'section' in ('judged', 'before')`),
      )
    assert.deepEqual(await was('fsw-1'), [{ section: 'before' }])
    assert.equal((await was('sm-1')).length, 2)
  })
})
