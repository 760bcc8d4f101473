import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { describe, test } from 'node:test'
import { html } from '#platform/html/index.ts'
import { createServer, openRoute, page } from '#platform/http/index.ts'
import { testNow } from '#test/database.ts'
import { openDatabase } from './database.ts'
import { sql } from './index.ts'
import { Unavailable, unlessUnavailable } from './unavailable.ts'

describe('UM-D24, SC-4: a database that cannot be used', () => {
  const thrown: [Error & { code?: string }, Unavailable['why'] | undefined][] = [
    [Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 'away'],
    [Object.assign(new Error('write'), { code: 'EPIPE' }), 'away'],
    [Object.assign(new Error('the database system is starting up'), { code: '57P03' }), 'away'],
    [Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' }), 'away'],
    [new Error('Connection terminated unexpectedly'), 'away'],
    [new Error('Client has encountered a connection error and is not queryable'), 'away'],
    [new Error('timeout exceeded when trying to connect'), 'busy'],
    [Object.assign(new Error('too many clients already'), { code: '53300' }), 'busy'],
    [Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' }), 'full'],
    [Object.assign(new Error('duplicate key'), { code: '23505' }), undefined],
    [new TypeError('undefined is not a function'), undefined],
  ]
  for (const [problem, why] of thrown)
    test(`is told from a mistake of ours: ${problem.code ?? problem.message}`, () => {
      const told = unlessUnavailable(problem)
      assert.equal(told instanceof Unavailable ? told.why : undefined, why)
      if (why === undefined) assert.equal(told, problem)
      else assert.equal((told as Error).cause, problem)
    })

  test('is 503 in words to a person and to a script, and /health can tell', async () => {
    const database = openDatabase({ host: '127.0.0.1', port: 1, user: 'nobody', database: 'nowhere' })
    const told: string[] = []
    const server = await createServer({
      database,
      clock: () => testNow,
      routes: [
        openRoute({
          method: 'GET',
          path: '/',
          records: 'nothing',
          handler: async ({ tx }) => page({ title: '', main: html`${await tx.run(sql`select 1`)}` }),
        }),
      ],
      allows: () => false,
      frame: ({ main }) => main,
      keepForm: async () => '/sign-in',
      problemPage: ({ status, because }) => ({ title: '', main: html`${status}: ${because}` }),
      assets: { directory: tmpdir(), path: '/assets/' },
      report: ({ status, problem }) => void told.push(`${status} ${(problem as Unavailable).why}`),
    })
    const reply = await server.inject({ url: '/' })
    assert.equal(reply.statusCode, 503)
    assert.equal(reply.headers['retry-after'], '5')
    assert.equal(reply.body, '503: Hearth cannot reach what it keeps for the moment.')
    const script = await server.inject({ url: '/', headers: { accept: 'application/json' } })
    assert.deepEqual(script.json(), { message: 'Hearth cannot reach what it keeps for the moment.' })
    assert.deepEqual(told, ['503 away', '503 away'], 'the log counts what comes again: src/cli/report.test.ts')
    assert.equal(await database.isWell(), false)
    await server.close()
    await database.close()
  })
})
