import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testNow } from '#test/database.ts'
import { aPerson } from './testing.ts'
import { beDemonstration, withAdmin, withService } from '#test/people-room.ts'

test('a form that was posted after the session ended comes back with every word, to the person who typed it', async (t) => {
  const { database, as, clock } = await withService(t)
  await beDemonstration(database)
  const [writer, other] = await database.asSystem(testNow, async (tx) => [
    await aPerson(tx, { demonstrationKey: 'tm-1', roles: ['team_manager'] }),
    await aPerson(tx, { demonstrationKey: 'tm-2', roles: ['team_manager'] }),
  ])
  const browser = await as(writer!.id)
  clock.now = testNow.add({ hours: 2 })
  const posted = await browser.post('/your-absence', {
    'from-day': '1',
    words: 'She said "yes" <b>twice</b>',
    chosen: ['a', 'b'],
  })
  const to = posted.headers.location as string
  assert.match(to, /^\/sign-in\?return=%2Fkept-words%2F/)
  const keptPath = decodeURIComponent(to.split('return=')[1]!)

  const stranger = await as(other!.id)
  assert.equal((await stranger.get(keptPath)).statusCode, 404)

  const signedIn = await browser.post('/sign-in/demo', { person: 'tm-1', return: keptPath })
  assert.equal(signedIn.headers.location, keptPath)
  const page = (await browser.get(keptPath)).body
  assert.match(page, /<form method="post" action="\/your-absence">/)
  assert.match(page, /name="words" value="She said &quot;yes&quot; &lt;b&gt;twice&lt;\/b&gt;"/)
  assert.equal(page.match(/name="chosen"/g)?.length, 2)

  assert.equal((await stranger.post(`${keptPath}/removal`, {})).statusCode, 404)
  assert.equal((await browser.get(keptPath)).statusCode, 200)
  await browser.post(`${keptPath}/removal`, {})
  assert.equal((await browser.get(keptPath)).statusCode, 404)
})

test('demonstration people exist only in the demonstration', async (t) => {
  const { database, as } = await withService(t)
  await database.asSystem(testNow, (tx) => aPerson(tx, { demonstrationKey: 'qa-1', roles: ['quality_assurance'] }))
  const browser = await as(null)
  assert.ok(!(await browser.get('/sign-in')).body.includes('qa-1'))
  assert.equal((await browser.post('/sign-in/demo', { person: 'qa-1' })).statusCode, 409)
})

test('signing in never leads away from the site', async (t) => {
  const { database, as } = await withService(t)
  await beDemonstration(database)
  await database.asSystem(testNow, (tx) => aPerson(tx, { demonstrationKey: 'qa-1' }))
  for (const to of [
    '//evil.example',
    'https://evil.example/',
    '/\\evil.example',
    '/%0d%0aLocation:%20//evil.example',
  ]) {
    const browser = await as(null)
    const answer = await browser.post('/sign-in/demo', { person: 'qa-1', return: to })
    assert.equal(new URL(answer.headers.location as string, 'https://hearth.example').origin, 'https://hearth.example')
  }
})

test('signing out ends the session, and again does no harm', async (t) => {
  const { database, as } = await withService(t)
  const { id } = await database.asSystem(testNow, (tx) => aPerson(tx))
  const browser = await as(id)
  assert.equal((await browser.get('/your-account')).statusCode, 200)
  for (let times = 0; times < 2; times += 1)
    assert.equal((await browser.post('/sign-out', {})).headers.location, '/sign-in')
  assert.equal((await browser.get('/your-account')).headers.location, '/sign-in?return=%2Fyour-account')
})

test('no address and no field makes a page fail', async (t) => {
  const { admin, adminId } = await withAdmin(t)
  const ids = ['0', '-1', '99999999', '99999999999999', 'x', '1e3', '%00', "'"]
  for (const id of ids) {
    for (const path of [`/people/${id}`, `/people/${id}/details`, `/people/teams/${id}`, `/kept-words/${id}`]) {
      assert.equal((await admin.get(path)).statusCode, 404, path)
    }
  }
  for (const search of ['%00', '%25', '%27', '%5C']) {
    assert.equal((await admin.get(`/people?search=${search}`)).statusCode, 200, search)
  }
  const odd = {
    nul: 'a\u0000b',
    name: ['a', 'b'],
    email: ['x'],
    teamId: '9999999999',
    managerId: '-1',
    role: '__proto__',
    'from-day': '31',
    'from-month': '2',
    'from-year': '2026',
    coverId: '1.5',
    from: '2026-02-31',
    until: '',
  }
  for (const path of [
    '/people',
    `/people/${adminId}/details`,
    '/people/teams',
    '/people/role-titles',
    '/your-absence',
    '/your-account/password',
    '/your-account/telephone',
    '/contacts',
    '/your-account/recovery-codes',
    '/sign-in',
    '/sign-in/code',
    '/sign-in/demo',
  ]) {
    for (const body of [odd, {}, { name: '\u0000', email: 'a\u0000@b.example', person: '\u0000', code: '\u0000' }])
      assert.ok((await admin.post(path, body)).statusCode < 500, path)
  }
})
