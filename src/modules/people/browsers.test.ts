import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hash } from '#platform/hash.ts'
import { createServer } from '#platform/http/index.ts'
import { html } from '#platform/html/index.ts'
import { sql } from '#platform/sql/index.ts'
import { rooms } from '#src/rooms.ts'
import { testNow } from '#test/database.ts'
import { withService } from '#test/people-room.ts'
import { at, codeAt, password, someone } from '#test/signing-in.ts'
import { withoutKeys } from '#test/visitor.ts'
import { allows } from './need.ts'
import { routesOf } from './routes.ts'

test('SB-9: too many wrong tries are answered with how long to wait, in words and in Retry-After, known address or not', async (t) => {
  const { database, as } = await withService(t)
  const { person } = await someone(database)
  const pages = []
  for (const email of [person.email, 'nobody@hearth.example']) {
    const browser = await as(null)
    const answers = []
    for (let tried = 0; tried < 6; tried += 1)
      answers.push(await browser.post('/sign-in', { email, password: 'not the password' }))
    assert.deepEqual(
      answers.map(({ statusCode }) => statusCode),
      [422, 422, 422, 422, 429, 429],
    )
    assert.equal(answers[4]!.headers['retry-after'], '60')
    assert.match(answers[4]!.body, /do not go together\. You can try again in 1 minute, after 10:01/)
    assert.match(answers[5]!.body, /There have been too many wrong tries\. Wait 1 minute, and try again after 10:01/)
    assert.match(answers[5]!.body, /Sign in with a recovery code/)
    pages.push(answers.map(({ body }) => withoutKeys(body).replaceAll(email, 'somebody')))
  }
  assert.deepEqual(pages[0], pages[1])
})

test('what is missing is said, and is no try', async (t) => {
  const { database, as } = await withService(t)
  const browser = await as(null)
  for (let tried = 0; tried < 7; tried += 1) {
    const answer = await browser.post('/sign-in', { email: '', password: '' })
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /Type your e-mail address/)
    assert.match(answer.body, /Type your password/)
  }
  assert.deepEqual(await database.atDoor(testNow, (tx) => tx.many(sql`select 1 from sign_in_attempts`)), [])
})

test('SB-9: whoever signs in leaves a browser that is known, sees it on their account page, and forgets it there', async (t) => {
  const { database, as, clock } = await withService(t)
  const { person } = await someone(database)
  const { person: other } = await someone(database)
  const browser = await as(null)
  await browser.post('/sign-in', { email: person.email, password })
  const signedIn = await browser.post('/sign-in/code', { code: codeAt(testNow) })
  const cookie = signedIn.cookies.find(({ name }) => name === 'hearth_device')!
  assert.ok(cookie.httpOnly && cookie.path === '/' && cookie.maxAge === 180 * 86_400)
  assert.match(cookie.value, /^[\w-]{43}$/)
  const rows = await database.atDoor(testNow, (tx) =>
    tx.many<{ id: number; tokenHash: string }>(sql`select id, token_hash as "tokenHash" from devices`),
  )
  assert.deepEqual(
    rows.map(({ tokenHash }) => tokenHash),
    [hash(cookie.value)],
    'kept as a hash',
  )
  const account = (await browser.get('/your-account')).body
  assert.match(account, /This browser, since Thu 19 November, 10:00/)

  const stranger = await as(other.id)
  await stranger.post('/your-account/browsers/forgetting', { browser: String(rows[0]!.id) })
  assert.match((await browser.get('/your-account')).body, /This browser, since/, 'only they forget it')
  clock.now = at(1)
  await browser.post('/your-account/browsers/forgetting', { browser: String(rows[0]!.id) })
  assert.match((await browser.get('/your-account')).body, /None yet/)
})

test('the way in with a recovery code is a page of its own, and says how it goes on', async (t) => {
  const { database, as } = await withService(t)
  const { person, codes } = await someone(database)
  const browser = await as(null)
  assert.match((await browser.get('/sign-in/recovery-code?return=%2Fyour-account')).body, /value="\/your-account"/)
  const refused = await browser.post('/sign-in/recovery-code', { email: person.email, code: 'abcd-efgh-jkmn' })
  assert.equal(refused.statusCode, 422)
  assert.match(refused.body, /This e-mail address and recovery code do not go together/)
  const given = { email: person.email, code: codes[0]!, return: '/your-account' }
  const to = (await browser.post('/sign-in/recovery-code', given)).headers.location as string
  assert.equal(to, '/sign-in/password?return=%2Fyour-account')
  assert.equal((await browser.get('/your-account')).statusCode, 303, 'half of it opens nothing')
  assert.equal((await browser.get('/sign-in/code')).statusCode, 303, 'and asks for no second code')
  assert.match((await browser.get(to)).body, /Your recovery code was right, and is used up/)
  assert.equal((await browser.post('/sign-in/password', { password: 'not the password' })).statusCode, 422)
  const last = await browser.post('/sign-in/password', { password, return: '/your-account' })
  assert.equal(last.headers.location, '/your-account')
  assert.equal((await browser.get('/your-account')).statusCode, 200)
})

test('over https the cookie of a known browser is one that no sister site can set', async (t) => {
  const { database } = await withService(t)
  const { person } = await someone(database)
  const server = await createServer({
    ...{
      database,
      clock: () => testNow,
      routes: routesOf(rooms),
      allows,
      frame: ({ main }) => main,
      baseUrl: 'https://hearth.example',
    },
    keepForm: async () => '/sign-in',
    problemPage: ({ because }) => ({ title: 'Problem', main: html`${because}` }),
    assets: { directory: import.meta.dirname, path: '/assets/' },
    report: ({ problem }) => t.diagnostic(String(problem)),
  })
  t.after(() => server.close())
  const post = (url: string, fields: Record<string, string>, cookies: Record<string, string> = {}) =>
    server.inject({
      ...{ method: 'POST', url, cookies, payload: new URLSearchParams(fields).toString() },
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    })
  const half = await post('/sign-in', { email: person.email, password })
  const step = Object.fromEntries(half.cookies.map(({ name, value }) => [name, value]))
  const signedIn = await post('/sign-in/code', { code: codeAt(testNow) }, step)
  const cookie = signedIn.cookies.find(({ name }) => name.includes('device'))!
  assert.equal(cookie.name, '__Host-hearth_device')
  assert.deepEqual([cookie.secure, cookie.path, cookie.domain], [true, '/', undefined])
})
