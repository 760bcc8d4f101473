import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, type TestDatabase, testNow } from '#test/database.ts'
import type { ImportResult } from './cli.ts'
import { takeBack } from './commands/take-back.ts'
import type { Plan } from './taking-back.ts'
import {
  aCarer,
  aCarerReview,
  aChild,
  aFile,
  aHousehold,
  aLink,
  anEpisode,
  aSmallService,
  bring,
  column,
  wholeRegister,
} from './testing.ts'

export function back(database: TestDatabase, importId: number): Promise<Plan> {
  return database.asSystem(testNow, (tx) => takeBack(tx, { importId, by: null, because: 'The wrong file' }))
}

async function numberOf(brought: Promise<ImportResult>): Promise<number> {
  const { import: id, applied, files } = await brought
  assert.ok(applied, JSON.stringify(files.flatMap(({ errors, questions }) => [...errors, ...questions])))
  return id!
}

describe('an import that is taken back', () => {
  test('B05: leaves the register as it was', async () => {
    const database = await freshDatabase()
    await bring(database, aSmallService())
    const before = await wholeRegister(database)
    const wrong = await numberOf(
      bring(database, [
        aFile('fostering_households', [
          aHousehold({ places_approved: '7', terms: 'Wrong' }),
          aHousehold({ household_id: 'H2' }),
        ]),
        aFile('foster_carers', [
          aCarer({ household_id: 'H2' }),
          aCarer({ carer_id: 'F2', household_id: 'H2', position: '2' }),
        ]),
        aFile('header', [aChild({ ETHNIC: 'ABAN' }), aChild({ CHILD: '1002' })]),
        aFile('episodes', [
          anEpisode({ DEC: '01/02/2026', REC: 'X1', REASON_PLACE_CHANGE: 'CHILD' }),
          anEpisode({ CHILD: '1002' }),
          anEpisode({ CHILD: '1003' }),
        ]),
        aFile('carer_reviews', [
          aCarerReview({ due_date: '2026-12-11' }),
          aCarerReview({ review_id: 'R2', household_id: 'H2' }),
        ]),
        aFile('household_link', [aLink({ household_id: 'H2' }), aLink({ child_id: '1002', household_id: 'H2' })]),
      ]),
    )
    assert.notEqual(await wholeRegister(database), before)
    const { goesBack, stays } = await back(database, wrong)
    assert.deepEqual([goesBack.length, stays], [13, []])
    assert.equal(await wholeRegister(database), before)
    assert.deepEqual(
      await column(
        database,
        `select concat_ws(' ', kind, data ->> 'back', data ->> 'stays') from trail where kind = 'import taken back' and household_id is null`,
      ),
      ['import taken back 13 0'],
    )
  })

  test('is refused when it was not brought in, or taken back before', async () => {
    const database = await freshDatabase()
    const first = await numberOf(bring(database, aSmallService()))
    await back(database, first)
    await assert.rejects(back(database, first), /This import was taken back already/)
    assert.deepEqual(await column(database, 'select count(*)::int from households'), [0])
    const again = await bring(database, aSmallService())
    assert.deepEqual(
      again.files.map((file) => file.new),
      [1, 1, 1, 1, 1, 1],
    )
  })

  test('what hangs on a row keeps it, and what it belongs to', async () => {
    const database = await freshDatabase()
    const first = await numberOf(bring(database, aSmallService()))
    await database.asOwner((client) =>
      client.query(
        `insert into pieces (stream, ref, household_id, sight, state, state_since) select 'audit', 'A-9', id, 'household', 'scheduled', now() from households`,
      ),
    )
    const { goesBack, stays } = await back(database, first)
    assert.deepEqual(
      stays.map(({ kind, key, because }) => [kind, key, because]),
      [['fostering_households', 'H1', 'There hangs on it: an audit.']],
    )
    assert.deepEqual(goesBack.map(({ kind }) => kind).sort(), [
      'carer_reviews',
      'episodes',
      'foster_carers',
      'header',
      'household_link',
    ])
    const kept = await database.asSystem(testNow, (tx) => tx.many(sql`select kind, key from import_stays`))
    assert.deepEqual(kept, [{ kind: 'fostering_households', key: 'H1' }])
  })
})
