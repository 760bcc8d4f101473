import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import type { RoleKey } from '#framework/s4-roles.ts'
import { sql } from '#platform/sql/index.ts'
import { type TestDatabase, testNow } from '#test/database.ts'
import { dateFields, withAdmin } from '#test/people-room.ts'
import { confirmOnServer } from './commands/answer-change.ts'
import { unlockIfOurs } from './sealing-key.ts'
import { aPerson, aTeam } from './testing.ts'
import { listPeopleWork } from './work.ts'

/*
 * SB-6, B08: nobody becomes somebody else, and nobody makes somebody alone. Over the web, as an administrator would.
 */

const today = Temporal.PlainDate.from('2026-11-19')
type Browser = Awaited<ReturnType<Awaited<ReturnType<typeof withAdmin>>['as']>>

const person = (database: TestDatabase, roles: readonly RoleKey[], given: Parameters<typeof aPerson>[1] = {}) =>
  database.asSystem(testNow, (tx) => aPerson(tx, { roles, ...given }))

/** An administrator, the Head of Quality Assurance, and somebody who sees cases; each signed in. */
async function withThree(t: TestContext) {
  const service = await withAdmin(t)
  const { database, as } = service
  const head = await person(database, ['head_of_quality_assurance'], { name: 'Heddwen Head' })
  const worker = await person(database, ['team_manager'], { name: 'Wilma Worker', email: 'wilma@council.example' })
  return { ...service, head: await as(head.id), headId: head.id, worker, browser: await as(worker.id) }
}

const details = (name: string, email: string) => ({ name, email, teamId: '', managerId: '', caseSystemId: '' })
const role = (key: string) => ({
  role: key,
  ...dateFields('from', today),
  'until-day': '',
  'until-month': '',
  'until-year': '',
})

const emailOf = (database: TestDatabase, id: number) =>
  database.asSystem(
    testNow,
    async (tx) =>
      (await tx.one<{ email: string }>(sql`select email::text as email from people where id = ${id}`)).email,
  )

const rolesOf = (database: TestDatabase, id: number) =>
  database.asSystem(testNow, async (tx) =>
    (await tx.many<{ role: string }>(sql`select role from person_roles where person_id = ${id} order by 1`)).map(
      (one) => one.role,
    ),
  )

/** What was said since the beginning: kind, and to whom by number or by address. */
const told = (database: TestDatabase) =>
  database.asSystem(testNow, async (tx) => {
    const rows = await tx.many<{ kind: string; to: string }>(
      sql`select kind, coalesce(to_id::text, to_address) as to from messages where not_sent is null order by id`,
    )
    return rows.map(({ kind, to }) => `${kind}: ${to}`)
  })

const linkTo = (database: TestDatabase, kind: string) =>
  database.asSystem(testNow, async (tx) => {
    const rows = await tx.many<{ sealed: string }>(
      sql`select sealed from messages where kind = ${kind} and sealed is not null and not_sent is null order by id desc`,
    )
    return rows[0] && unlockIfOurs(rows[0].sealed)
  })

async function waiting(browser: Browser): Promise<string[]> {
  const { body } = await browser.get('/access-changes?show=waiting')
  return [...new Set([...body.matchAll(/href="(\/access-changes\/\d+)"/g)].map(([, path]) => path!))]
}

const yes = (browser: Browser, path: string, version = '1') => browser.post(`${path}/confirmation`, { version })

test('SB-6: the way of the finding: another address and a new invitation give an administrator alone nothing', async (t) => {
  const { database, admin, headId, browser } = await withThree(t)
  const changed = await admin.post(`/people/${headId}/details`, details('Heddwen Head', 'attacker@evil.example'))
  assert.equal(changed.statusCode, 303)
  const old = await emailOf(database, headId)
  assert.notEqual(old, 'attacker@evil.example')
  assert.equal((await admin.post(`/people/${headId}/invitation`, {})).statusCode, 409, 'the address waits first')
  const [change] = await waiting(admin)
  assert.equal((await yes(admin, change!)).statusCode, 403, 'never by whoever asked')
  assert.equal((await yes(browser, change!)).statusCode, 404, 'nor by somebody whom it does not concern')
  assert.deepEqual(await told(database), [`access change asked: ${old}`])
  assert.equal(await linkTo(database, 'invitation'), undefined)
  assert.match(
    (await admin.get(`/people/${headId}`)).body,
    /This waits for Heddwen Head’s own yes; they have been told/,
  )
})

test('SB-6: the Head of Quality Assurance says yes: both addresses are told, sessions end, and it is in the list', async (t) => {
  const { database, admin, adminId, head, headId, worker, browser } = await withThree(t)
  await admin.post(`/people/${worker.id}/details`, details('Wilma Worker-Smith', 'wilma.smith@council.example'))
  assert.equal((await browser.get('/your-account')).statusCode, 200, 'while it waits nothing ends')
  assert.match((await admin.get(`/people/${worker.id}`)).body, /Wilma Worker-Smith/, 'the rest is saved at once')
  const [change] = await waiting(head)
  const page = (await head.get(change!)).body
  assert.match(page, /wilma\.smith@council\.example in place of wilma@council\.example/)
  assert.equal((await yes(head, change!)).statusCode, 303)
  assert.equal(await emailOf(database, worker.id), 'wilma.smith@council.example')
  assert.equal((await browser.get('/your-account')).statusCode, 303, 'signed out')
  assert.deepEqual(await told(database), [
    `access change waits: ${headId}`,
    `access changed: ${worker.id}`,
    'access changed: wilma@council.example',
    `access change answered: ${adminId}`,
  ])
  assert.equal((await yes(head, change!)).statusCode, 409, 'once')
  assert.match((await head.get('/access-changes')).body, /Agreed[\s\S]*Heddwen Head/)
})

test('SB-6: the person says yes at their old address, once, for a week, without a session', async (t) => {
  const { database, admin, worker, as, clock } = await withThree(t)
  const anyone = await as(null)
  await admin.post(`/people/${worker.id}/invitation`, {})
  const link = (await linkTo(database, 'access change asked'))!
  assert.match(link, /^\/access-answers\/[\w-]{43}$/)
  assert.match((await anyone.get(`${link}.`)).body, /A new invitation: another password, another authenticator/)
  assert.equal((await anyone.post(link, {})).statusCode, 422, 'neither yes nor no')
  clock.now = testNow.add({ hours: 7 * 24 })
  assert.equal((await anyone.get(link)).statusCode, 404, 'after a week')
  clock.now = testNow
  assert.equal(await linkTo(database, 'invitation'), undefined, 'looking at it does nothing')
  assert.match((await anyone.post(link, { answer: 'yes' })).body, /it is done/)
  assert.ok(await linkTo(database, 'invitation'))
  assert.equal((await anyone.post(link, { answer: 'yes' })).statusCode, 404)
  assert.equal((await anyone.get(link)).statusCode, 404)
  const { rows } = await database.asOwner((client) =>
    client.query(`select actor_id from trail where kind = 'access change confirmed'`),
  )
  assert.deepEqual(rows, [{ actor_id: worker.id }])
})

test('SB-6: a no of the person concerned reaches everybody who could have said yes, and changes nothing', async (t) => {
  const { database, admin, adminId, headId, worker, as } = await withThree(t)
  await admin.post(`/people/${worker.id}/details`, details('Wilma Worker', 'attacker@evil.example'))
  const link = (await linkTo(database, 'access change asked'))!
  const anyone = await as(null)
  assert.equal((await anyone.post(link, { answer: 'no', reason: 'x'.repeat(1001) })).statusCode, 422)
  assert.match((await anyone.post(link, { answer: 'no', reason: 'I asked for nothing' })).body, /nothing has changed/)
  assert.equal(await emailOf(database, worker.id), 'wilma@council.example')
  const list = await told(database)
  assert.ok(list.includes(`access change denied: ${headId}`))
  assert.ok(list.includes(`access change answered: ${adminId}`))
  assert.match(
    (await admin.get('/access-changes')).body,
    /Refused[\s\S]*By the person themselves[\s\S]*I asked for nothing/,
  )
})

test('SB-6: signed in, the person finds it in their work and says yes or no there; what gives them more is not theirs', async (t) => {
  const { database, admin, worker, browser } = await withThree(t)
  await admin.post(`/people/${worker.id}/invitation`, {})
  await admin.post(`/people/${worker.id}/roles`, role('service_manager'))
  const [given, invited] = await waiting(admin)
  assert.equal((await browser.get('/access-changes')).statusCode, 403, 'the list is not theirs')
  assert.equal((await browser.get(given!)).statusCode, 200, 'what concerns them is')
  assert.equal((await yes(browser, given!)).statusCode, 403)
  assert.equal((await yes(browser, invited!)).statusCode, 303)
  assert.ok(await linkTo(database, 'invitation'))
  assert.deepEqual(await rolesOf(database, worker.id), ['team_manager'])
})

test('SB-6: somebody new with a role that sees cases, and a new administrator, are invited when a second person has said yes', async (t) => {
  const { database, admin, head } = await withThree(t)
  for (const key of ['quality_assurance', 'administrator']) {
    const given = { ...details('Nora New', `${key}@council.example`), role: key }
    const id = Number((await admin.post('/people', given)).headers['location']!.toString().split('/').at(-1))
    assert.deepEqual(await rolesOf(database, id), [])
    assert.equal(await linkTo(database, 'invitation'), undefined)
    assert.equal((await admin.post(`/people/${id}/invitation`, {})).statusCode, 409)
    const [change] = await waiting(head)
    assert.equal((await yes(head, change!)).statusCode, 303)
    assert.deepEqual(await rolesOf(database, id), [key])
    assert.ok(await linkTo(database, 'invitation'))
    await database.asOwner((client) =>
      client.query(`update messages set not_sent = 'closed' where kind = 'invitation'`),
    )
  }
  const given = { ...details('Lena Lado', 'lado@council.example'), role: 'lado' }
  await admin.post('/people', given)
  assert.ok(await linkTo(database, 'invitation'), 'a role that sees no case begins at once')
  assert.match((await head.get('/access-changes')).body, /Lena Lado[\s\S]*Done at once/)
})

test('SB-6: whoever corrects what waits has asked for the whole: a yes counts for what was seen, and is another’s', async (t) => {
  const { database, admin, head, as } = await withThree(t)
  const second = await as((await person(database, ['administrator'])).id)
  const given = { ...details('Nora New', 'nora@council.example'), role: 'quality_assurance' }
  const path = (await admin.post('/people', given)).headers['location']!.toString()
  const [change] = await waiting(head)
  await second.post(`${path}/details`, details('Nora New', 'attacker@evil.example'))
  assert.equal((await yes(head, change!, '1')).statusCode, 409, 'it is not what was seen')
  assert.equal((await yes(second, change!, '2')).statusCode, 403, 'the address is theirs')
  assert.equal((await yes(admin, change!, '2')).statusCode, 303, 'two know the address now')
})

test('SB-6: refused with a reason, or taken back, the newcomer is not here', async (t) => {
  const { database, admin, head } = await withThree(t)
  for (const ending of ['refusal', 'withdrawal'] as const) {
    const given = { ...details('Nora New', `${ending}@council.example`), role: 'quality_assurance' }
    const id = Number((await admin.post('/people', given)).headers['location']!.toString().split('/').at(-1))
    const [change] = await waiting(head)
    if (ending === 'refusal') assert.equal((await head.post(`${change}/refusal`, {})).statusCode, 422, 'why?')
    const who = ending === 'refusal' ? head : admin
    assert.equal((await who.post(`${change}/${ending}`, { reason: 'We know no Nora' })).statusCode, 303)
    assert.equal((await yes(head, change!)).statusCode, 409)
    const { active } = await database.asSystem(testNow, (tx) =>
      tx.one<{ active: boolean }>(sql`select active from people where id = ${id}`),
    )
    assert.equal(active, false)
    assert.deepEqual(await rolesOf(database, id), [])
  }
})

test('B08: a changed address closes the invitation that went to the old one, and a new one goes to the new address', async (t) => {
  const { database, admin, head, as } = await withThree(t)
  const anyone = await as(null)
  for (const [key, waits] of [
    ['panel_chair', false],
    ['team_manager', true],
  ] as const) {
    const given = { ...details('Tova Typo', `typo.persn.${key}@council.example`), role: key }
    const path = (await admin.post('/people', given)).headers['location']!.toString()
    if (waits) await yes(head, (await waiting(head))[0]!)
    const first = (await linkTo(database, 'invitation'))!
    assert.equal((await anyone.get(first)).statusCode, 200)
    const right = `typo.person.${key}@council.example`
    await admin.post(`${path}/details`, details('Tova Typo', right))
    assert.equal((await anyone.get(first)).statusCode, 404, 'at once: the address is known to be wrong')
    assert.equal((await anyone.post(first, { password: 'lantern pebble orchard' })).statusCode, 404)
    if (waits) {
      assert.equal(await linkTo(database, 'access change asked'), undefined, 'nobody knows whose the old address is')
      await yes(head, (await waiting(head))[0]!)
    }
    const second = (await linkTo(database, 'invitation'))!
    assert.notEqual(second, first)
    assert.equal((await anyone.get(second)).statusCode, 200)
    const { to } = await database.asSystem(testNow, (tx) =>
      tx.one<{ to: string }>(
        sql`select to_address as to from messages where kind = 'invitation' and not_sent is null order by id desc limit 1`,
      ),
    )
    assert.equal(to, right)
  }
})

test('SB-6: where nobody is asked the person is told at both addresses, signed out, and nobody keeps their password', async (t) => {
  const { database, admin, as } = await withThree(t)
  const lado = await person(database, ['lado'], { email: 'lado@council.example' })
  const browser = await as(lado.id)
  await database.asOwner((client) =>
    client.query(
      `insert into credentials (person_id, password_hash, totp_secret, totp_confirmed_at) values ($1, 'x', 'y', now())`,
      [lado.id],
    ),
  )
  await database.asOwner((client) =>
    client.query(
      `insert into invitations (token_hash, person_id, made_at, expires_at, used_at) values ('h', $1, now(), now(), now())`,
      [lado.id],
    ),
  )
  await admin.post(`/people/${lado.id}/details`, details(lado.name, 'lado.new@council.example'))
  assert.equal(await emailOf(database, lado.id), 'lado.new@council.example')
  assert.equal((await browser.get('/your-account')).statusCode, 303)
  const list = await told(database)
  for (const one of [
    `access changed: ${lado.id}`,
    'access changed: lado@council.example',
    'invitation: lado.new@council.example',
  ])
    assert.ok(list.includes(one), one)
  const { rows } = await database.asOwner((client) =>
    client.query('select password_hash, totp_secret from credentials'),
  )
  assert.deepEqual(rows, [{ password_hash: null, totp_secret: null }])
})

test('SB-6: an administrator who attacks alone gains nothing: their own roles, a puppet, another administrator, a team, cover', async (t) => {
  const { database, admin, adminId, as } = await withAdmin(t)
  const second = await person(database, ['administrator'])
  const head = await person(database, ['head_of_quality_assurance'])
  const worker = await person(database, ['team_manager'])
  // Their own address and roles.
  await admin.post(`/people/${adminId}/details`, details('Me', 'me@evil.example'))
  assert.notEqual(await emailOf(database, adminId), 'me@evil.example')
  assert.equal((await admin.post(`/people/${adminId}/roles`, role('quality_assurance'))).statusCode, 403)
  // Ask, end the others, and say yes alone.
  await admin.post(`/people/${worker.id}/details`, details('W', 'w@evil.example'))
  for (const { id } of [second, head])
    assert.equal((await admin.post(`/people/${id}/deactivation`, { reason: 'Out of the way' })).statusCode, 303)
  for (const path of await waiting(admin)) assert.equal((await yes(admin, path)).statusCode, 403)
  assert.match((await admin.get(`/people/${worker.id}`)).body, /own yes/)
  // Let a puppet in: a person without cases, at an address of theirs, who then is given more.
  const puppet = (await admin.post('/people', { ...details('Pup Pet', 'puppet@evil.example'), role: 'lado' })).headers[
    'location'
  ]!.toString()
  const puppetId = Number(puppet.split('/').at(-1))
  await admin.post(`${puppet}/roles`, role('administrator'))
  assert.deepEqual(await rolesOf(database, puppetId), ['lado'])
  const hand = await as(puppetId)
  for (const path of await waiting(admin)) assert.notEqual((await yes(hand, path)).statusCode, 303)
  // Whoever was ended comes back only with a second person.
  await admin.post(`/people/${head.id}/reactivation`, {})
  assert.equal((await admin.post(`/people/${head.id}/invitation`, {})).statusCode, 409)
  const { active } = await database.asSystem(testNow, (tx) =>
    tx.one<{ active: boolean }>(sql`select active from people where id = ${head.id}`),
  )
  assert.equal(active, false)
  // Make themselves the manager of a team, or the cover of a colleague.
  const team = await database.asSystem(testNow, (tx) => aTeam(tx))
  assert.equal(
    (await admin.post(`/people/teams/${team.id}`, { name: team.name, managerId: String(adminId) })).statusCode,
    422,
  )
  assert.deepEqual(await rolesOf(database, adminId), ['administrator'])
  assert.equal(await emailOf(database, worker.id), worker.email)
})

test('SB-6: an absence that an administrator sets is told to the person, and a team to its manager; both stand in the list', async (t) => {
  const { database, admin, worker, headId } = await withThree(t)
  const cover = await person(database, ['team_manager'], { name: 'Cora Cover' })
  await admin.post(`/people/${worker.id}/absences`, {
    coverId: String(cover.id),
    ...dateFields('from', today),
    ...dateFields('until', today.add({ days: 1 })),
  })
  const team = await database.asSystem(testNow, (tx) => aTeam(tx, { name: 'West' }))
  await admin.post(`/people/teams/${team.id}`, { name: 'West', managerId: String(worker.id) })
  const list = await told(database)
  assert.ok(list.includes(`absence set: ${worker.id}`))
  assert.ok(list.includes(`access changed: ${worker.id}`))
  const { own } = await database.asPerson(worker.id, testNow, async (tx, actor) => {
    const items = await listPeopleWork(tx, actor, { today, gone: [] })
    return { own: items.filter(({ what }) => what === 'See what changed in your access').map(({ why }) => why) }
  })
  assert.deepEqual(own, ['Manager of the West. If you did not expect it, tell an administrator'], 'and in Hearth')
  const page = (await admin.get('/access-changes')).body
  assert.match(page, /covered by Cora Cover/)
  assert.match(page, /Manager of the West/)
  assert.ok(headId)
})

test('SB-6: what somebody asked for whose access has ended is closed, and so is what waits about them', async (t) => {
  const { database, admin, adminId, head, worker, as } = await withThree(t)
  const second = await as((await person(database, ['administrator'])).id)
  await admin.post(`/people/${worker.id}/roles`, role('service_manager'))
  await second.post(`/people/${adminId}/details`, details('A', 'a@council.example'))
  const both = await waiting(head)
  assert.equal(both.length, 2)
  await second.post(`/people/${adminId}/deactivation`, { reason: 'They have left' })
  assert.deepEqual(await waiting(head), [])
  for (const path of both) assert.equal((await yes(head, path)).statusCode, 409)
})

test('SB-6: where one administrator is alone the page names the way out, and whoever runs the server says yes', async (t) => {
  const { database, admin } = await withAdmin(t)
  const path = (
    await admin.post('/people', { ...details('Nora New', 'nora@council.example'), role: 'team_manager' })
  ).headers['location']!.toString()
  const number = Number(/hearth user confirm (\d+)/.exec((await admin.get(path)).body)![1])
  await database.asSystem(testNow, (tx) => confirmOnServer(tx, number, { today, now: testNow }))
  assert.deepEqual(await rolesOf(database, Number(path.split('/').at(-1))), ['team_manager'])
  assert.match((await admin.get('/access-changes')).body, /Agreed[\s\S]*command line/)
})

test('SB-6: the list has 25 a page and is counted to 501', async (t) => {
  const { database, admin } = await withAdmin(t)
  await database.asOwner((client) =>
    client.query(`insert into access_changes (person_id, kind, state, asked_at, settled_at)
      select (select min(id) from people), 'invited again', 'at once', now(), now() from generate_series(1, 600)`),
  )
  const first = (await admin.get('/access-changes')).body
  assert.match(first, /More than 500 changes/)
  assert.equal([...first.matchAll(/href="\/access-changes\/\d+"/g)].length, 25)
  assert.match(first, /2 of 21/)
  assert.equal(
    [...(await admin.get('/access-changes?page=21')).body.matchAll(/href="\/access-changes\/\d+"/g)].length,
    25,
  )
  for (const odd of ['0', '-1', 'x', '9'.repeat(30), '99'])
    assert.equal((await admin.get(`/access-changes?page=${odd}`)).statusCode, 200)
})

test('SB-6: the database itself takes from an administrator no role that sees cases, no address and nobody who had left', async (t) => {
  const { database, adminId, worker } = await withThree(t)
  const lado = await person(database, ['lado'], { active: false })
  const direct = {
    'a role that sees cases': sql`insert into person_roles (person_id, role) values (${lado.id}, 'team_manager')`,
    'another administrator': sql`insert into person_roles (person_id, role) values (${lado.id}, 'administrator')`,
    'a role made another': sql`update person_roles set role = 'team_manager' where person_id = ${lado.id}`,
    'a role made longer': sql`update person_roles set until_on = null where person_id = ${worker.id}`,
    'an address': sql`update people set email = 'x@evil.example' where id = ${worker.id}`,
    'somebody let in again': sql`update people set active = true where id = ${lado.id}`,
    'a yes': sql`insert into access_changes (person_id, kind, state, asked_by, asked_at) values (${worker.id}, 'role given', 'waiting', ${worker.id}, ${testNow})`,
  }
  for (const [words, statement] of Object.entries(direct))
    await assert.rejects(
      database.asPerson(adminId, testNow, (tx) => tx.run(statement)),
      { code: '42501' },
      words,
    )
  const other = sql`insert into person_roles (person_id, role) values (${worker.id}, 'lado')`
  assert.equal(await database.asPerson(adminId, testNow, (tx) => tx.run(other)), 1)
})

test('SB-6: a role that waits makes an address wait as well, and a role that has run out makes no second person', async (t) => {
  const { database, admin, head, headId, as } = await withThree(t)
  const lado = await person(database, ['lado'], { email: 'lado@council.example' })
  await admin.post(`/people/${lado.id}/roles`, role('team_manager'))
  await admin.post(`/people/${lado.id}/details`, details(lado.name, 'attacker@evil.example'))
  assert.equal(await emailOf(database, lado.id), 'lado@council.example')
  const [, given] = await waiting(head)
  await database.asOwner((client) =>
    client.query(`update person_roles set until_on = '2026-11-18' where role = 'administrator'`),
  )
  assert.equal((await yes(head, given!)).statusCode, 409, 'whoever asked is no administrator any more')
  const late = await person(database, [], {})
  await database.asOwner((client) =>
    client.query(`insert into person_roles (person_id, role, from_on) values ($1, 'administrator', '2026-11-20')`, [
      late.id,
    ]),
  )
  assert.notEqual((await yes(await as(late.id), given!)).statusCode, 303, 'nor is whoever will be one')
  assert.ok(headId)
})
