import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { after, describe, test } from 'node:test'
import { html } from '#platform/html/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { createServer, openRoute, page, redirect } from './index.ts'

/** As much of a seal as a test needs: nobody reads it by eye. */
const seal = {
  lock: (text: string) => Buffer.from(text).toString('hex'),
  unlock: (text: string) => Buffer.from(text, 'hex').toString(),
}

async function serverAt(baseUrl: string | undefined) {
  const database = await freshDatabase()
  const server = await createServer({
    database,
    clock: () => testNow,
    routes: [
      openRoute({
        method: 'POST',
        path: '/begin',
        records: 'nothing',
        handler: async ({ setSession, setCookie }) => {
          setSession('token')
          setCookie('visit', 'secret', '/say/visit/1')
          return redirect('/next', 'The audit is now with Ada Example.')
        },
      }),
      openRoute({
        method: 'GET',
        path: '/next',
        records: 'nothing',
        handler: async ({ sessionHash, cookie, origin }) =>
          page({
            title: '',
            main: html`session ${String(sessionHash !== undefined)}, visit ${cookie('visit')}, at ${origin}`,
          }),
      }),
    ],
    allows: () => false,
    frame: ({ main }, { flash }) => html`${main}<p>${flash ?? 'no flash'}</p>`,
    keepForm: async () => '/sign-in',
    problemPage: ({ because }) => ({ title: '', main: html`${because}` }),
    assets: { directory: tmpdir(), path: '/assets/' },
    seal,
    baseUrl,
    report: ({ problem }) => {
      throw problem
    },
  })
  after(() => server.close())
  const post = (headers: Record<string, string> = {}) => server.inject({ method: 'POST', url: '/begin', headers })
  const get = (cookie: string, headers = {}) => server.inject({ url: '/next', headers: { cookie, ...headers } })
  return { post, get }
}

const listOf = (header: unknown): string[] => [header].flat().map(String)

describe('cookies', async () => {
  const secure = await serverAt('https://hearth.council.example')
  const plain = await serverAt(undefined)

  test('over https carry a prefix that no other host can plant, are secure, and hold no name (RV-7)', async () => {
    const set = listOf((await secure.post()).headers['set-cookie'])
    assert.deepEqual(set.map((one) => one.split('=')[0]).toSorted(), [
      '__Host-hearth_flash',
      '__Host-hearth_session',
      '__Secure-visit',
    ])
    for (const one of set) {
      assert.match(one, /; Secure/)
      assert.match(one, /; HttpOnly/)
      assert.doesNotMatch(one, /Domain|Ada|audit/i)
      if (one.startsWith('__Host-')) assert.match(one, /; Path=\/(;|$)/)
    }
  })

  test('over http have their plain names', async () => {
    const set = listOf((await plain.post()).headers['set-cookie'])
    assert.deepEqual(set.map((one) => one.split('=')[0]).toSorted(), ['hearth_flash', 'hearth_session', 'visit'])
  })

  test('of the flash are read once; one that was tampered with says nothing', async () => {
    const flash = listOf((await secure.post()).headers['set-cookie']).find((one) => one.includes('flash'))!
    const shown = await secure.get(flash.split(';')[0]!)
    assert.match(shown.body, /<p>The audit is now with Ada Example\.<\/p>/)
    assert.match(String(shown.headers['set-cookie']), /__Host-hearth_flash=;.*Secure/)
    assert.match((await secure.get('')).body, /no flash/)
  })

  test('with the old name, or without the prefix, let nobody in over https', async () => {
    assert.match((await secure.get('hearth_session=token; visit=secret')).body, /session false, visit ,/)
    assert.match(
      (await secure.get('__Host-hearth_session=token; __Secure-visit=secret')).body,
      /session true, visit secret/,
    )
  })
})

describe('B25: where people reach Hearth is what is configured', async () => {
  const behind = await serverAt('https://hearth.council.example')
  const host = 'app01.internal'

  test('a form’s origin is held against it, and not against the host that the proxy asks for', async () => {
    assert.equal((await behind.post({ host, origin: 'https://hearth.council.example' })).statusCode, 303)
    for (const origin of ['https://app01.internal', 'http://hearth.council.example', 'https://evil.example', 'null'])
      assert.equal((await behind.post({ host, origin })).statusCode, 403, origin)
  })

  test('links that leave Hearth are made from it, whatever the request says', async () => {
    const reply = await behind.get('', { host, 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' })
    assert.match(reply.body, /at https:\/\/hearth\.council\.example</)
  })
})
