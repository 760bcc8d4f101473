import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '#platform/sql/database.ts'
import { freshDatabase, type TestDatabase, testNow } from './database.ts'
import { aSmallService } from './service.ts'
import { openVisits } from './visitor.ts'

test('SC-9: where no connection is free, whoever saves goes before whoever reads, and /health does not wait', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const small = openDatabase({ ...database.webLogin, max: 1 })
  after(() => small.close())
  const visits = await openVisits({ ...database, ...small } as TestDatabase)
  after(() => visits.close())
  const [reader, manager] = [await visits.as('qa-1'), await visits.as('tm-1')]
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const holding = small.asSystem(testNow, () => held)
  const done: string[] = []
  const come = async (what: string, asked: Promise<{ status: number }>, status: number) => {
    assert.equal((await asked).status, status, what)
    done.push(what)
  }
  const all = ['/audits', '/households', '/actions'].map((path) => come(path, reader.get(path), 200))
  await sleep(100)
  const saved = manager.post(`/households/${household.ref}/worker`, { worker: String(people['fsw-2']) })
  all.push(come('save', saved, 303))
  await sleep(100)
  assert.equal((await visits.anyone.get('/health')).status, 200)
  assert.equal(done.length, 0, 'everybody else waits')
  release()
  await Promise.all([holding, ...all])
  // Who sends it is asked before it is read, and so it waits twice: one page may slip in between.
  assert.ok(done.indexOf('save') <= 1, done.join(', '))
  assert.deepEqual(visits.problems, [])
})
