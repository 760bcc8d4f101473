import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Database, openDatabase } from '#platform/sql/database.ts'
import { createApp } from '#src/app.ts'
import { testAssets } from './assets.ts'
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

test('SC-9: whoever hangs up while they wait costs the database nothing', async () => {
  const database = await freshDatabase()
  await aSmallService(database)
  const small = openDatabase({ ...database.webLogin, max: 1 })
  after(() => small.close())
  let begun = 0
  const asSession: Database['asSession'] = (token, now, work, whenGone) =>
    small.asSession(token, now, (tx, actor) => ((begun += 1), work(tx, actor)), whenGone)
  const problems: unknown[] = []
  const app = await createApp({
    database: { ...small, asSession },
    clock: () => testNow,
    councilName: 'Test County Council',
    demonstration: true,
    assets: await testAssets(),
    report: ({ problem }) => void problems.push(problem),
  })
  after(() => app.close())
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const body = new URLSearchParams({ person: 'tm-1' })
  const door = await fetch(`${address}/sign-in/demo`, { method: 'POST', body, redirect: 'manual' })
  const headers = { cookie: (door.headers.get('set-cookie') ?? '').split(';')[0] ?? '' }

  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  const holding = small.asSystem(testNow, () => held)
  const line = new AbortController()
  const hungUp = ['/audits', '/households', '/actions'].map((path) =>
    fetch(address + path, { headers, signal: line.signal }),
  )
  await sleep(200)
  line.abort()
  await Promise.allSettled(hungUp)
  await sleep(200)
  release()
  await holding
  assert.equal((await fetch(`${address}/actions`, { headers })).status, 200)
  assert.equal(begun, 1, 'only what somebody still waits for')
  assert.deepEqual(problems, [])
})
