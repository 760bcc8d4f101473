import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { dateFields, withAdmin } from '#test/people-room.ts'
import { details, emailOf, person, role, rolesOf, today, told, waiting, withThree, yes } from '#test/second-person.ts'
import { confirmOnServer } from './commands/answer-change.ts'
import { aTeam } from './testing.ts'
import { listPeopleWork } from './work.ts'

/*
 * SB-6: an administrator alone makes nobody and becomes nobody, whatever they try; and what everybody sees of it.
 */

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
  const puppet = (
    await admin.post('/people', { ...details('Pup Pet', 'puppet@evil.example'), role: 'panel_chair' })
  ).headers['location']!.toString()
  const puppetId = Number(puppet.split('/').at(-1))
  await admin.post(`${puppet}/roles`, role('administrator'))
  assert.deepEqual(await rolesOf(database, puppetId), ['panel_chair'])
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
  await database.asSystem(testNow, (tx) => confirmOnServer(tx, number, { today, now: testNow }, []))
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
  assert.match(first, /aria-label="Page 20"/)
  const last = (await admin.get('/access-changes?page=21')).body
  assert.match(last, /There is no page 21: this is the last, page 20/)
  const after = /href="(\/access-changes\?after=\d+)"/.exec(last)![1]!
  assert.equal([...(await admin.get(`${after}&page=4`)).body.matchAll(/href="\/access-changes\/\d+"/g)].length, 25)
  for (const odd of ['0', '-1', 'x', '9'.repeat(30), '99'])
    assert.equal((await admin.get(`/access-changes?page=${odd}`)).statusCode, 200)
})

test('SB-6: the database itself takes from an administrator no role that sees cases, no address and nobody who had left', async (t) => {
  const { database, adminId, worker } = await withThree(t)
  const lado = await person(database, ['panel_chair'], { active: false })
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
  const other = sql`insert into person_roles (person_id, role) values (${worker.id}, 'panel_chair')`
  assert.equal(await database.asPerson(adminId, testNow, (tx) => tx.run(other)), 1)
})

test('SB-6: a role that waits makes an address wait as well, and a role that has run out makes no second person', async (t) => {
  const { database, admin, head, headId, as } = await withThree(t)
  const lado = await person(database, ['panel_chair'], { email: 'lado@council.example' })
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

test('SB-6: a role under another name is what it is to whoever says yes', async (t) => {
  const { admin, head, worker } = await withThree(t)
  await admin.post('/people/role-titles', { administrator: 'Minute taker' })
  await admin.post(`/people/${worker.id}/roles`, role('administrator'))
  const [path] = await waiting(head)
  assert.match((await head.get(path!)).body, /The role Minute taker \(in the framework: Administrator\)/)
})

test('SB-6: whom an administrator covers gets no team and no other number from them', async (t) => {
  const { database, as } = await withAdmin(t)
  const both = await person(database, ['administrator', 'team_manager'])
  const covered = await person(database, ['team_manager'])
  await database.asOwner((client) =>
    client.query('insert into absences (person_id, cover_id, from_on, until_on) values ($1, $2, $3, $3)', [
      covered.id,
      both.id,
      String(today),
    ]),
  )
  const hand = await as(both.id)
  const team = await database.asSystem(testNow, (tx) => aTeam(tx))
  const given = { name: team.name, managerId: String(covered.id) }
  assert.equal((await hand.post(`/people/teams/${team.id}`, given)).statusCode, 422)
  const number = { ...details('C', covered.email), caseSystemId: 'another-1' }
  assert.equal((await hand.post(`/people/${covered.id}/details`, number)).statusCode, 422)
})

test('SB-15: the same team sent twice at once is one team, and a sentence', async (t) => {
  const { admin } = await withAdmin(t)
  const team = { name: 'Sent twice', managerId: '' }
  const replies = await Promise.all([1, 2, 3].map(() => admin.post('/people/teams', team)))
  assert.deepEqual(replies.map(({ statusCode }) => statusCode).toSorted(), [303, 422, 422])
})
