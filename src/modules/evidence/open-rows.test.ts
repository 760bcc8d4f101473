import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pieces } from '#modules/observations/queries/observations.ts'
import { moves } from '#modules/observations/states.ts'
import { anObservation } from '#modules/observations/testing.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { listOpen } from './queries/work.ts'

test('NW-4: what is open of a stream is read whether or not it has columns of its own for My work', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const [observerId, workerId] = [people['tm-1']!, people['fsw-1']!]
  const on = Temporal.PlainDate.from('2026-11-19')
  const { ref, rows } = await database.asPerson(observerId, testNow, async (tx, actor) => ({
    ref: await anObservation(tx, { householdId: household.id, observerId, workerId, on }),
    rows: await listOpen<{ ref: string; isObserver: boolean; isWorker: boolean }>(tx, actor, pieces, { moves }),
  }))
  assert.deepEqual(
    rows.map((row) => [row.ref, row.isObserver, row.isWorker]),
    [[ref, true, false]],
  )
})
