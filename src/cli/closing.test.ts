import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import fastify from 'fastify'
import { html } from '#platform/html/index.ts'
import { createServer, openRoute, page } from '#platform/http/index.ts'
import { type Database, openDatabase } from '#platform/sql/database.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { keepBrokenOff, takeBrokenOff } from './broken-off.ts'
import { closingOf } from './closing.ts'

describe('SB-5: a stop', () => {
  test('lets nobody who hangs hold it up: what is under way is taken back whole, and whoever waits is told', async () => {
    const database = await freshDatabase()
    await database.asOwner((client) =>
      client.query('create table notes (words text); grant select, insert on notes to hearth_web'),
    )
    const own = openDatabase({ ...database.connection, max: 3 })
    const begun = Promise.withResolvers<void>()
    const app = await createServer({
      database: own,
      clock: () => testNow,
      routes: [
        openRoute({
          method: 'GET',
          path: '/slow',
          records: 'nothing',
          handler: async ({ tx }) => {
            await tx.run(sql`insert into notes (words) values ('half of it')`)
            begun.resolve()
            await tx.run(sql`select pg_sleep(60)`)
            return page({ title: '', main: html`done` })
          },
        }),
      ],
      allows: () => false,
      frame: ({ main }) => main,
      keepForm: async () => '/sign-in',
      problemPage: ({ status, because }) => ({ title: '', main: html`${status}: ${because}` }),
      assets: { directory: tmpdir(), path: '/assets/' },
      report: () => {},
    })
    const closing = closingOf(app, own, { patience: { running: 200, answering: 300 } })
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as AddressInfo
    const answer = fetch(`http://127.0.0.1:${port}/slow`)
    const hanging = connect(port, '127.0.0.1').on('error', () => {})
    hanging.write('GET / HTTP/1.1\r\nHost: x')
    await begun.promise
    assert.equal(await closing.close(), 1)
    const reply = await answer
    assert.equal(reply.status, 503)
    assert.match(await reply.text(), /cannot reach what it keeps for the moment/)
    await own.close()
    const left = await database.asOwner((client) => client.query('select words from notes'))
    assert.deepEqual(left.rows, [])
    const still = await database.asOwner((client) =>
      client.query(
        `select 1 from pg_stat_activity where datname = current_database() and query like '%pg_sleep%' and pid <> pg_backend_pid()`,
      ),
    )
    assert.equal(still.rowCount, 0, 'the statement was cancelled, not only let go')
  })

  test('waits for nobody who has hung up, and counts them for nothing', async () => {
    const app = fastify()
    const begun = Promise.withResolvers<void>()
    app.get('/slow', async () => {
      begun.resolve()
      await sleep(100)
      return 'done'
    })
    const broken: number[] = []
    const closing = closingOf(app, { breakOff: () => broken.push(1) } as unknown as Database, {
      patience: { running: 5000, answering: 1 },
    })
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1').on('error', () => {})
    socket.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n')
    await begun.promise
    socket.destroy()
    await sleep(200)
    assert.equal(await closing.close(), 0)
    assert.deepEqual(broken, [])
  })

  test('sends away who waits for a turn, also those who come to wait meanwhile', async () => {
    const app = fastify()
    const waiting: (() => void)[] = []
    app.get('/turn', async () => {
      for (let turn = 0; turn < 2; turn += 1) await new Promise<void>((called) => waiting.push(called))
      return 'busy'
    })
    const closing = closingOf(app, { breakOff: () => assert.fail('nothing to break off') } as unknown as Database, {
      sendAway: () => waiting.splice(0).forEach((called) => called()),
    })
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as AddressInfo
    const answer = fetch(`http://127.0.0.1:${port}/turn`)
    while (waiting.length === 0) await sleep(5)
    assert.equal(await closing.close(), 0)
    assert.equal(await (await answer).text(), 'busy')
  })

  test('is told of at the next start, once, with how many and when, and not whose', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearth-broken-off-'))
    keepBrokenOff(folder, 'requests', 0)
    assert.deepEqual(takeBrokenOff(folder, 'requests'), [])
    keepBrokenOff(folder, 'requests', 2)
    keepBrokenOff(folder, 'jobs', 1)
    const [sentence, ...more] = takeBrokenOff(folder, 'requests')
    assert.match(
      sentence ?? '',
      /^When Hearth stopped at \S+, 2 requests were still under way and broken off: .* taken back whole/,
    )
    assert.deepEqual(more, [])
    assert.deepEqual(takeBrokenOff(folder, 'requests'), [])
    assert.match(takeBrokenOff(folder, 'jobs')[0] ?? '', /1 job was still under way/)
  })
})
