import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { html } from '#platform/html/index.ts'
import { createServer, hash, Refused } from '#platform/http/index.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, type TestDatabase, testNow } from '#test/database.ts'
import { keepFormIn } from './commands/kept-words.ts'
import { deactivate } from './commands/people.ts'
import { startSession } from './commands/sessions.ts'
import { allows } from './need.ts'
import { routes } from './routes.ts'
import { sealingKeyFrom } from './sealing.ts'
import { useSealingKey } from './sealing-key.ts'
import { aPerson } from './testing.ts'

const today = Temporal.PlainDate.from('2026-11-19')

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

test('only people with the duty to manage people find the pages for it', async (t) => {
  const { database, as } = await withService(t)
  const { id } = await database.asSystem(testNow, (tx) => aPerson(tx, { roles: ['head_of_quality_assurance'] }))
  const browser = await as(id)
  for (const path of ['/people', '/people/new', `/people/${id}`, '/people/teams', '/people/role-titles', '/outbox']) {
    assert.equal((await browser.get(path)).statusCode, 403, path)
  }
  assert.equal((await browser.post(`/people/${id}/roles`, role('administrator'))).statusCode, 403)
})

test('an administrator invites somebody, and what was typed stays when there is something to mend', async (t) => {
  const { database, admin } = await withAdmin(t)
  const typed = { name: 'Bronwen Castellan', email: 'not an address', teamId: '', managerId: '', role: 'team_manager' }
  const refused = await admin.post('/people', typed)
  assert.equal(refused.statusCode, 422)
  assert.match(refused.body, /Give an e-mail address like/)
  assert.match(refused.body, /value="Bronwen Castellan"/)
  assert.match(refused.body, /value="not an address"/)
  assert.match(refused.body, /<option value="team_manager" selected>/)

  const invited = await admin.post('/people', { ...typed, email: 'B.Castellan@council.example' })
  assert.match(invited.headers.location as string, /^\/people\/\d+$/)
  assert.equal((await admin.post('/people', { ...typed, email: 'b.castellan@council.example' })).statusCode, 422)
  const page = (await admin.get(invited.headers.location as string)).body
  assert.match(page, /b\.castellan@council\.example/)
  assert.match(page, /Fostering Team Manager/)
  const { rows } = await database.asOwner((client) =>
    client.query('select kind from trail where actor_id is not null order by id'),
  )
  assert.deepEqual(rows.slice(-2), [{ kind: 'person added' }, { kind: 'person invited' }])
})

test('nobody changes their own access', async (t) => {
  const { admin, adminId } = await withAdmin(t)
  assert.equal((await admin.post(`/people/${adminId}/roles`, role('service_manager'))).statusCode, 403)
  assert.equal((await admin.post(`/people/${adminId}/deactivation`, {})).statusCode, 403)
})

test('an administrator cannot lend themselves what a colleague sees', async (t) => {
  const { database, admin, adminId } = await withAdmin(t)
  const { id } = await database.asSystem(testNow, (tx) => aPerson(tx, { roles: ['service_manager'] }))
  assert.equal((await admin.post(`/people/${id}/absences`, absence(adminId))).statusCode, 403)
})

test('a role begins and ends at once, and the same one is not given twice', async (t) => {
  const { database, admin } = await withAdmin(t)
  const { id } = await database.asSystem(testNow, (tx) => aPerson(tx))
  const duties = async () => [...(await database.asPerson(id, testNow, async (_tx, actor) => actor.duties))]
  assert.equal((await admin.post(`/people/${id}/roles`, role('operational_manager'))).statusCode, 303)
  assert.deepEqual(await duties(), ['read_month'])
  assert.equal((await admin.post(`/people/${id}/roles`, role('operational_manager'))).statusCode, 422)
  await admin.post(`/people/${id}/roles/ending`, { role: 'operational_manager', from: '2026-11-19' })
  assert.deepEqual(await duties(), [])
})

test('ending somebody’s access signs them out at once', async (t) => {
  const { database, admin, as } = await withAdmin(t)
  const { id } = await database.asSystem(testNow, (tx) => aPerson(tx))
  const browser = await as(id)
  await admin.post(`/people/${id}/deactivation`, {})
  assert.equal((await browser.get('/your-account')).statusCode, 303)
  await admin.post(`/people/${id}/reactivation`, {})
  assert.equal((await browser.get('/your-account')).statusCode, 303, 'the old session stays ended')
})

test('somebody always stays able to manage people, and no cover widens what they borrowed', async (t) => {
  const { database, admin, as, adminId } = await withAdmin(t)
  const second = await database.asSystem(testNow, (tx) => aPerson(tx, { roles: ['administrator'] }))
  const other = await as(second.id)
  assert.equal(
    (await other.post(`/people/${adminId}/roles/ending`, { role: 'administrator', from: '2000-01-01' })).statusCode,
    303,
  )
  assert.equal((await admin.get('/people')).statusCode, 403)
  const cover = await database.asSystem(testNow, async (tx) => {
    const { id } = await aPerson(tx)
    await tx.run(
      sql`insert into absences (person_id, cover_id, from_on, until_on) values (${second.id}, ${id}, ${today}, ${today})`,
    )
    return id
  })
  const covering = await as(cover)
  assert.equal((await covering.get('/people')).statusCode, 200)
  assert.equal((await covering.post(`/people/${second.id}/roles`, role('service_manager'))).statusCode, 403)
  assert.equal((await covering.post(`/people/${second.id}/deactivation`, {})).statusCode, 403)
  assert.equal((await other.get('/people')).statusCode, 200)
  await assert.rejects(
    database.asSystem(testNow, (tx) => deactivate(tx, second.id, { today, now: testNow })),
    Refused,
  )
})

test('a person sets their own absence: for those days the cover may do what they may', async (t) => {
  const { database, as } = await withService(t)
  const [manager, cover] = await database.asSystem(testNow, async (tx) => [
    await aPerson(tx, { roles: ['team_manager'] }),
    await aPerson(tx, { roles: ['fostering_social_worker'] }),
  ])
  const browser = await as(manager!.id)
  assert.equal((await browser.post('/your-absence', absence(manager!.id))).statusCode, 422, 'not by themselves')
  assert.equal((await browser.post('/your-absence', { ...absence(cover!.id), 'until-year': '26' })).statusCode, 422)
  assert.equal((await browser.post('/your-absence', absence(cover!.id))).statusCode, 303)
  assert.equal((await browser.post('/your-absence', absence(cover!.id))).statusCode, 422, 'not twice for the same days')
  const mayRespond = (days: number) =>
    database.asPerson(cover!.id, testNow.add({ hours: 24 * days }), async (_tx, actor) => actor.duties.has('respond'))
  assert.deepEqual([await mayRespond(0), await mayRespond(1), await mayRespond(2)], [true, true, false])
  assert.match((await (await as(cover!.id)).get('/your-account')).body, /You cover today for/)
  const [set] = await database.asSystem(testNow, (tx) => tx.many<{ id: number }>(sql`select id from absences`))
  await (await as(cover!.id)).post(`/your-absence/${set!.id}/ending`, {})
  assert.equal(await mayRespond(0), true, 'only they end it themselves')
  await browser.post(`/your-absence/${set!.id}/ending`, {})
  assert.equal(await mayRespond(0), false)
})

test('line managers do not go round in a circle', async (t) => {
  const { database, admin } = await withAdmin(t)
  const [top, middle] = await database.asSystem(testNow, async (tx) => {
    const first = await aPerson(tx)
    return [first, await aPerson(tx, { managerId: first.id })]
  })
  const given = { name: top!.name, email: top!.email, teamId: '', managerId: String(middle!.id) }
  assert.equal((await admin.post(`/people/${top!.id}/details`, given)).statusCode, 422)
  assert.equal(
    (await admin.post(`/people/${top!.id}/details`, { ...given, managerId: String(top!.id) })).statusCode,
    422,
  )
  assert.equal((await admin.post(`/people/${top!.id}/details`, { ...given, managerId: '' })).statusCode, 303)
})

test('the council’s own titles of roles stay when Hearth is updated', async (t) => {
  const { database, admin } = await withAdmin(t)
  assert.equal((await admin.post('/people/role-titles', { team_manager: '  ' })).statusCode, 422)
  await admin.post('/people/role-titles', { team_manager: 'Practice Manager', nonsense: 'x' })
  const [role] = await database.asSystem(testNow, (tx) =>
    tx.many<{ title: string }>(sql`select title from roles where key = 'team_manager'`),
  )
  assert.equal(role?.title, 'Practice Manager')
})

test('the outbox shows what would be sent, without a name', async (t) => {
  const { admin, database } = await withAdmin(t)
  const { id } = await database.asSystem(testNow, (tx) =>
    aPerson(tx, { name: 'Keziah Winterbourne', roles: ['fostering_social_worker'] }),
  )
  await admin.post(`/people/${id}/invitation`, {})
  const page = (await admin.get('/outbox')).body
  assert.match(page, /You have been invited to Hearth/)
  assert.ok(!page.includes('Winterbourne'))
  assert.ok(!page.includes('/invitations/'), 'the link itself is theirs alone')
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
    '/your-account/recovery-codes',
    '/sign-in',
    '/sign-in/code',
    '/sign-in/demo',
  ]) {
    for (const body of [odd, {}, { name: '\u0000', email: 'a\u0000@b.example', person: '\u0000', code: '\u0000' }])
      assert.ok((await admin.post(path, body)).statusCode < 500, path)
  }
})

function beDemonstration(database: TestDatabase) {
  return database.asOwner((client) =>
    client.query(`insert into settings (key, value) values ('demonstration', 'true')`),
  )
}

const date = (prefix: string, { day, month, year }: Temporal.PlainDate) => ({
  [`${prefix}-day`]: String(day),
  [`${prefix}-month`]: String(month),
  [`${prefix}-year`]: String(year),
})

function role(key: string) {
  return { role: key, ...date('from', today), 'until-day': '', 'until-month': '', 'until-year': '' }
}

function absence(coverId: number) {
  return { coverId: String(coverId), ...date('from', today), ...date('until', today.add({ days: 1 })) }
}

async function withAdmin(t: TestContext) {
  const service = await withService(t)
  const { id } = await service.database.asSystem(testNow, (tx) => aPerson(tx, { roles: ['administrator'] }))
  return { ...service, adminId: id, admin: await service.as(id) }
}

/** The people room on its own web server, and browsers that stay signed in as somebody. */
async function withService(t: TestContext) {
  const database = await freshDatabase()
  const clock = { now: testNow }
  useSealingKey(sealingKeyFrom('a secret of this test'))
  const server = await createServer({
    database,
    clock: () => clock.now,
    routes,
    allows,
    frame: ({ main }) => main,
    keepForm: keepFormIn(database),
    problemPage: ({ because }) => ({ title: 'Problem', main: html`${because}` }),
    assets: { directory: import.meta.dirname, path: '/assets/' },
    secure: false,
    report: ({ problem }) => t.diagnostic(String(problem)),
  })
  t.after(() => server.close())
  return { database, clock, as: (personId: number | null) => openBrowser(server, database, personId, clock.now) }
}

type Server = Awaited<ReturnType<typeof createServer>>
type Fields = Record<string, string | string[]>

async function openBrowser(server: Server, database: TestDatabase, personId: number | null, now: Temporal.Instant) {
  const cookies: Record<string, string> = {}
  if (personId !== null) cookies['hearth_session'] = await database.atDoor(now, (tx) => startSession(tx, personId, now))
  const ask = async (method: 'GET' | 'POST', url: string, fields?: Fields) => {
    const form = new URLSearchParams(
      Object.entries(fields ?? {}).flatMap(([key, value]) => [value].flat().map((one): [string, string] => [key, one])),
    )
    const headers = fields ? { 'content-type': 'application/x-www-form-urlencoded' } : {}
    const answer = await server.inject({ method, url, cookies, headers, ...(fields && { payload: form.toString() }) })
    for (const { name, value } of answer.cookies) cookies[name] = value
    return answer
  }
  return {
    sessionHash: () => hash(cookies['hearth_session'] ?? ''),
    get: (url: string) => ask('GET', url),
    post: (url: string, fields: Fields) => ask('POST', url, fields),
  }
}
