import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { details, emailOf, linkTo, person, role, rolesOf, told, waiting, withThree, yes } from '#test/second-person.ts'

/*
 * SB-6, B08: what gives somebody a way to cases waits, for whom, and what becomes of it. Over the web, as an administrator would.
 */

test('SB-6: the way of the finding: another address and a new invitation give an administrator alone nothing', async (t) => {
  const { database, admin, headId, browser } = await withThree(t)
  const changed = await admin.post(`/people/${headId}/details`, details('Heddwen Head', 'attacker@evil.example'))
  assert.equal(changed.statusCode, 303)
  const old = await emailOf(database, headId)
  assert.notEqual(old, 'attacker@evil.example')
  const [change] = await waiting(admin)
  const refused = await admin.post(`/people/${headId}/invitation`, {})
  assert.equal(refused.statusCode, 409, 'the address waits first')
  assert.ok(refused.body.includes(`href="${change}">See the change that waits`))
  const again = await admin.post(`/people/${headId}/details`, details('Heddwen Head', 'other@evil.example'))
  assert.match(again.body, new RegExp(`href="${change}">A change of this address waits already`))
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
  assert.equal((await anyone.post(link, { answer: 'yes' })).headers.location, link)
  assert.match((await anyone.get(link)).body, /it is done/)
  assert.ok(await linkTo(database, 'invitation'))
  assert.equal((await anyone.post(link, { answer: 'yes' })).statusCode, 404)
  clock.now = testNow.add({ minutes: 21 })
  assert.equal((await anyone.get(link)).statusCode, 404, 'what was answered is said for some minutes')
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
  assert.equal((await anyone.post(link, { answer: 'no', reason: 'I asked for nothing' })).statusCode, 303)
  assert.match((await anyone.get(link)).body, /nothing has changed/)
  assert.equal(await emailOf(database, worker.id), 'wilma@council.example')
  const list = await told(database)
  assert.ok(list.includes(`access change denied: ${headId}`))
  assert.ok(list.includes(`access change answered: ${adminId}`))
  assert.match(
    (await admin.get('/access-changes')).body,
    /Refused[\s\S]*By the person themselves[\s\S]*I asked for nothing/,
  )
})

test('SB-6: signed in, the person’s own no needs no reason, as by the link; a second person gives one', async (t) => {
  const { database, admin, head, headId, worker, browser } = await withThree(t)
  await admin.post(`/people/${worker.id}/details`, details('Wilma Worker', 'attacker@evil.example'))
  const [change] = await waiting(admin)
  assert.equal((await head.post(`${change}/refusal`, { reason: ' ' })).statusCode, 422)
  assert.match((await browser.get(change!)).body, /If not: what do you know about it\? \(optional\)/)
  assert.equal((await browser.post(`${change}/refusal`, { reason: '' })).statusCode, 303)
  assert.equal(await emailOf(database, worker.id), 'wilma@council.example')
  assert.ok((await told(database)).includes(`access change denied: ${headId}`))
  assert.match((await admin.get('/access-changes')).body, /By the person themselves[^]*“No\.”/)
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
  const given = { ...details('Lena Lado', 'lado@council.example'), role: 'panel_chair' }
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
    const page = (await admin.get(`/people/${id}`)).body
    assert.match(page, /No access[\s\S]*No invitation went out/, 'nobody came, so nobody has left')
    assert.doesNotMatch(page, /[Hh]as left/)
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
  const lado = await person(database, ['panel_chair'], { email: 'lado@council.example' })
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
