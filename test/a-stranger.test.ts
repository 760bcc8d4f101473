import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { sealingKeyFrom, useSealingKey } from '#modules/people/index.ts'
import { openDatabase } from '#platform/sql/database.ts'
import { createApp } from '#src/app.ts'
import { testAssets } from '#test/assets.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'

/*
 * What somebody who is nobody here may do to the service: nothing. Over real sockets, because what matters is what was never read.
 */

describe('A stranger', async () => {
  const database = await freshDatabase()
  await aSmallService(database)
  const small = openDatabase({ ...database.connection, max: 2, connectionTimeoutMillis: 300 })
  const problems: unknown[] = []
  const cookies: Record<string, string> = {}
  let app: FastifyInstance
  let port = 0

  before(async () => {
    useSealingKey(sealingKeyFrom('a secret of this test'))
    app = await createApp({
      database: small,
      clock: () => testNow,
      councilName: 'Test County Council',
      demonstration: true,
      assets: await testAssets(),
      report: ({ problem }) => void problems.push(problem),
    })
    await app.listen({ port: 0, host: '127.0.0.1' })
    port = (app.server.address() as AddressInfo).port
    for (const key of ['qa-1', 'fsw-1']) cookies[key] = await signIn(`http://127.0.0.1:${port}`, key)
  })
  after(async () => {
    app.server.closeAllConnections()
    await app.close()
    await small.close()
  })

  /** Sends the head of a request and nothing of its body; resolves to what comes back all the same. */
  async function sendHead(method: string, path: string, headers: Record<string, string | number>): Promise<string> {
    const socket = connect(port, '127.0.0.1')
    const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers }).map(([name, value]) => `${name}: ${value}`)
    socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
    const [first] = (await once(socket, 'data', { signal: AbortSignal.timeout(5000) })) as [Buffer]
    socket.destroy()
    return first.toString()
  }

  const listRefused = () =>
    database.asOwner(async (client) => {
      const { rows } = await client.query(
        `select route, status, case when person_id is not null then 'somebody' end as "personId" from refusals`,
      )
      return rows as { route: string; status: number; personId: string | null }[]
    })

  const form = 'application/x-www-form-urlencoded'
  const files = 'multipart/form-data; boundary=x'
  const large = 31 * 1024 * 1024
  const refusals: [string, string, Record<string, string | number>, RegExp][] = [
    ['SB-3: text of 2 MB', '/sign-in', { 'content-type': 'text/plain', 'content-length': 2_097_142 }, / 415 /],
    [
      'SB-3: the same behind a link',
      '/say/visit/a/safe',
      { 'content-type': 'text/plain', 'content-length': 99 },
      / 415 /,
    ],
    ['SB-3: JSON', '/sign-in', { 'content-type': 'application/json', 'content-length': 10 }, / 415 /],
    ['SB-3: a body of no kind', '/sign-in', { 'content-length': 10 }, / 415 /],
    [
      'SB-3: a form of 2 MB at an open page',
      '/sign-in',
      { 'content-type': form, 'content-length': 2_000_000 },
      / 413 /,
    ],
    ['SB-3: a form that nobody takes', '/nowhere', { 'content-type': form, 'content-length': 2_000_000 }, / 404 /],
    ['SB-4: files where none are taken', '/actions', { 'content-type': files, 'content-length': 10 }, / 415 /],
    [
      'SB-4: files without a session',
      '/imports',
      { 'content-type': files, 'content-length': large },
      / 303 [^]*location: \/sign-in\r/,
    ],
    ['SB-4: more files than are taken', '/imports', { 'content-type': files, 'content-length': 100_000_000 }, / 413 /],
    [
      'SB-14: a form without a session',
      '/actions',
      { 'content-type': form, 'content-length': 1_200_000 },
      / 303 [^]*location: \/sign-in\r/,
    ],
  ]
  for (const [what, path, headers, answer] of refusals)
    test(`${what}: answered before a byte of it was read`, async () => {
      assert.match(await sendHead('POST', path, headers), answer)
    })

  test('SB-4: files from somebody without the duty are answered before a byte of them was read', async () => {
    const head = { 'content-type': files, 'content-length': large, cookie: cookies['fsw-1']! }
    assert.match(await sendHead('POST', '/imports', head), / 403 /)
  })

  test('SB-3: 250,000 keys are counted, and not made into fields', async () => {
    const body = Array.from({ length: 250_000 }, (_, at) => at.toString(36)).join('&')
    const reply = await fetch(`http://127.0.0.1:${port}/actions`, {
      method: 'POST',
      body,
      headers: { 'content-type': form, cookie: cookies['qa-1']! },
    })
    assert.equal(reply.status, 413)
    assert.match(await reply.text(), /more than 1,000 fields/)
  })

  test('SB-3, SB-16: leaves no line in the log, and is told of without a word of what was sent', async () => {
    assert.deepEqual(problems, [])
    const signedOut = { route: '/imports', status: 401, personId: null }
    const notTheirs = { route: '/imports', status: 403, personId: 'somebody' }
    for (let tries = 0; tries < 100; tries += 1) {
      const told = await listRefused()
      assert.ok(told.every((one) => !JSON.stringify(one).includes('boundary')))
      if ([signedOut, notTheirs].every((one) => told.some((other) => isDeepStrictEqual(one, other)))) return
      await setTimeout(50)
    }
    assert.fail('what was refused is counted')
  })

  test('SB-5: has so long to send what it began, and no longer', () => {
    const { headersTimeout, requestTimeout, keepAliveTimeout, maxConnections } = app.server
    for (const limit of [headersTimeout, requestTimeout]) assert.ok(limit > 0 && limit <= 60_000, String(limit))
    assert.ok(keepAliveTimeout > 0 && maxConnections > 300)
  })

  test('SB-5: who writes a thousand requests one behind the other is cut off before the second is begun', async () => {
    const lines = problems.length
    const socket = connect(port, '127.0.0.1')
    const answers: Buffer[] = []
    socket.on('data', (piece: Buffer) => answers.push(piece)).on('error', () => {})
    socket.write('GET /sign-in HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(1000))
    await once(socket, 'close', { signal: AbortSignal.timeout(5000) })
    assert.ok(Buffer.concat(answers).toString().split('HTTP/1.1 200').length <= 2)
    assert.equal(
      (await fetch(`http://127.0.0.1:${port}/audits`, { headers: { cookie: cookies['qa-1']! } })).status,
      200,
    )
    assert.equal(problems.length, lines)
  })

  test('SB-16: one who hangs up behind a form that was read leaves no failure', async () => {
    const lines = problems.length
    for (const path of ['/sign-in', '/say/visit/a/safe']) {
      const socket = connect(port, '127.0.0.1').on('error', () => {})
      // Three bytes are the form; what follows is no request, and the line is cut while the form is answered.
      socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: ${form}\r\ncontent-length: 3\r\n\r\na=bcdefg`)
      socket.resume()
      await once(socket, 'close', { signal: AbortSignal.timeout(5000) })
    }
    await setTimeout(100)
    assert.equal(problems.length, lines)
  })

  test('SC-4: nobody waits for a connection without end: pages and saves are told in words, polls give way, health answers', async () => {
    const address = `http://127.0.0.1:${port}`
    const held = await Promise.all([small.pool.connect(), small.pool.connect()])
    const cookie = cookies['qa-1']!
    try {
      const page = await fetch(`${address}/audits`, { headers: { cookie } })
      assert.equal(page.status, 503)
      assert.equal(page.headers.get('retry-after'), '5')
      assert.match(
        await page.text(),
        /<h1[^>]*>Not for the moment<[^]*Too many people ask[^]*Wait a little, and try again/,
      )
      const save = await fetch(`${address}/audits/A-1/sections/safe`, {
        method: 'POST',
        body: new URLSearchParams({ a: 'b' }),
        headers: { cookie, accept: 'application/json' },
      })
      assert.equal(save.status, 503)
      assert.match(((await save.json()) as { message: string }).message, /^Too many people ask at once/)
      const lines = problems.length
      const poll = await fetch(`${address}/audits/A-1/live?section=safe`, {
        headers: { cookie, accept: 'application/json' },
      })
      assert.equal(poll.status, 503)
      assert.equal(problems.length, lines, 'a poll that gives way leaves no line')
      assert.equal(small.pool.waitingCount, 0, 'and does not stand in the queue')
      const health = await fetch(`${address}/health`)
      assert.deepEqual([health.status, await health.text()], [200, '{"status":"ok"}'])
    } finally {
      for (const client of held) client.release()
    }
    assert.equal((await fetch(`${address}/audits`, { headers: { cookie } })).status, 200)
  })
})

async function signIn(address: string, person: string): Promise<string> {
  const body = new URLSearchParams({ person })
  const reply = await fetch(`${address}/sign-in/demo`, { method: 'POST', body, redirect: 'manual' })
  return (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}
