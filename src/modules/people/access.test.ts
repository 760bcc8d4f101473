import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refused } from '#platform/problems.ts'
import { sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { deactivate } from './commands/people.ts'
import { aPerson } from './testing.ts'
import { dateFields, withAdmin, withService } from '#test/people-room.ts'

const today = Temporal.PlainDate.from('2026-11-19')

test('only people with the duty to manage people find the pages for it', async (t) => {
  const { database, as } = await withService(t)
  const { id } = await database.asSystem(testNow, (tx) => aPerson(tx, { roles: ['head_of_quality_assurance'] }))
  const browser = await as(id)
  for (const path of ['/people', '/people/new', `/people/${id}`, '/people/teams', '/people/role-titles', '/outbox']) {
    assert.equal((await browser.get(path)).statusCode, 403, path)
  }
  assert.equal((await browser.post(`/people/${id}/roles`, role('administrator'))).statusCode, 403)
})

test('nobody changes their own access', async (t) => {
  const { admin, adminId } = await withAdmin(t)
  assert.equal((await admin.post(`/people/${adminId}/roles`, role('service_manager'))).statusCode, 403)
  assert.equal((await admin.post(`/people/${adminId}/deactivation`, { reason: 'They have left' })).statusCode, 403)
})

test('an administrator cannot lend themselves what a colleague sees', async (t) => {
  const { database, admin, adminId } = await withAdmin(t)
  const { id } = await database.asSystem(testNow, (tx) => aPerson(tx, { roles: ['service_manager'] }))
  assert.equal((await admin.post(`/people/${id}/absences`, absence(adminId))).statusCode, 403)
})

test('SB-6: a role begins when a second administrator says yes, ends at once, and the same one is not given twice', async (t) => {
  const { database, admin, as } = await withAdmin(t)
  const { id } = await database.asSystem(testNow, (tx) => aPerson(tx))
  const duties = async () => [...(await database.asPerson(id, testNow, async (_tx, actor) => actor.duties))]
  assert.equal((await admin.post(`/people/${id}/roles`, role('operational_manager'))).statusCode, 303)
  assert.deepEqual(await duties(), [], 'it sees cases, so it waits')
  assert.equal((await admin.post(`/people/${id}/roles`, role('operational_manager'))).statusCode, 422)
  await sayYes(await as((await database.asSystem(testNow, (tx) => aPerson(tx, { roles: ['administrator'] }))).id))
  assert.deepEqual(await duties(), ['observe_practice', 'read_month'])
  assert.equal((await admin.post(`/people/${id}/roles`, role('operational_manager'))).statusCode, 422)
  const which = { role: 'operational_manager', from: '2026-11-19' }
  const asked = await admin.get(`/people/${id}/roles/ending?${new URLSearchParams(which)}`)
  assert.match(asked.body, /End this role now\?/, 'UM-D25: it asks once more')
  assert.equal((await admin.post(`/people/${id}/roles/ending`, which)).statusCode, 422, 'not without a reason')
  assert.deepEqual(await duties(), ['observe_practice', 'read_month'])
  await admin.post(`/people/${id}/roles/ending`, { ...which, reason: 'Another post' })
  assert.deepEqual(await duties(), [])
  assert.match((await admin.get('/access-changes')).body, /“Another post”/)
})

test('UM-D25: ending somebody’s access asks once more and why, and signs them out at once', async (t) => {
  const { database, admin, as } = await withAdmin(t)
  const { id } = await database.asSystem(testNow, (tx) => aPerson(tx))
  const browser = await as(id)
  const asked = await admin.get(`/people/${id}/deactivation`)
  assert.match(asked.body, /End their access now\?/)
  assert.equal((await admin.post(`/people/${id}/deactivation`, {})).statusCode, 422, 'not without a reason')
  assert.equal((await browser.get('/your-account')).statusCode, 200)
  await admin.post(`/people/${id}/deactivation`, { reason: 'They have left' })
  assert.equal((await browser.get('/your-account')).statusCode, 303)
  await admin.post(`/people/${id}/reactivation`, {})
  assert.equal((await browser.get('/your-account')).statusCode, 303, 'the old session stays ended')
})

test('ending somebody’s access ends the cover that they have and the cover that they give', async (t) => {
  const { database, admin, as } = await withAdmin(t)
  const [leaver, cover, away] = await database.asSystem(testNow, async (tx) => [
    await aPerson(tx, { roles: ['team_manager'] }),
    await aPerson(tx, { roles: ['team_manager'] }),
    await aPerson(tx, { name: 'Asha Away', roles: ['team_manager'] }),
  ])
  await (await as(leaver!.id)).post('/your-absence', absence(cover!.id))
  const later = today.add({ days: 5 })
  await (await as(away!.id)).post('/your-absence', absence(leaver!.id, later))
  const actsFor = () => database.asPerson(cover!.id, testNow, async (_tx, actor) => actor.actsFor)
  assert.deepEqual(new Set(await actsFor()), new Set([cover!.id, leaver!.id]))

  await admin.post(`/people/${leaver!.id}/deactivation`, { reason: 'They have left' })
  assert.deepEqual(await actsFor(), [cover!.id])
  const told = await database.asSystem(testNow, (tx) =>
    tx.many(sql`select to_id as "to" from messages where kind = 'cover ended'`),
  )
  assert.deepEqual(told, [{ to: away!.id }], 'whoever nobody covers now is told')
  await admin.post(`/people/${leaver!.id}/reactivation`, {})
  assert.deepEqual(await actsFor(), [cover!.id], 'and it does not come back with them')
  const again = await (await as(away!.id)).post('/your-absence', absence(cover!.id, later))
  assert.equal(again.statusCode, 303, 'the days are free')
})

test('somebody always stays able to manage people, and no cover lends that', async (t) => {
  const { database, admin, as, adminId } = await withAdmin(t)
  const second = await database.asSystem(testNow, (tx) => aPerson(tx, { roles: ['administrator'] }))
  const other = await as(second.id)
  assert.equal(
    (
      await other.post(`/people/${adminId}/roles/ending`, {
        role: 'administrator',
        from: '2000-01-01',
        reason: 'They moved on',
      })
    ).statusCode,
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
  assert.equal((await covering.get('/people')).statusCode, 403)
  assert.equal((await other.get('/people')).statusCode, 200)
  await assert.rejects(
    database.asSystem(testNow, (tx) => deactivate(tx, second.id, { today, now: testNow })),
    Refused,
  )
})

test('an administrator does not change the access of another whom they cover for', async (t) => {
  const { database, admin, adminId } = await withAdmin(t)
  const second = await database.asSystem(testNow, (tx) => aPerson(tx, { roles: ['administrator'] }))
  await database.asSystem(testNow, (tx) =>
    tx.run(
      sql`insert into absences (person_id, cover_id, from_on, until_on) values (${second.id}, ${adminId}, ${today}, ${today})`,
    ),
  )
  assert.equal((await admin.post(`/people/${second.id}/roles`, role('service_manager'))).statusCode, 403)
  assert.equal((await admin.post(`/people/${second.id}/deactivation`, { reason: 'They have left' })).statusCode, 403)
})

test('a person sets their own absence: for those days the cover may do what they may', async (t) => {
  const { database, as } = await withService(t)
  const [manager, cover] = await database.asSystem(testNow, async (tx) => [
    await aPerson(tx, { roles: ['team_manager'] }),
    await aPerson(tx, { roles: ['service_manager'] }),
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
  assert.ok((await browser.get('/your-absence')).body.includes(`href="/your-absence/${set!.id}/ending"`))
  const asked = await browser.get(`/your-absence/${set!.id}/ending`)
  assert.match(
    asked.body,
    /End this absence now\?[^]*action="\/your-absence\/\d+\/ending"/,
    'UM-D25: it asks once more',
  )
  assert.equal(await mayRespond(0), true, 'to be asked ends nothing')
  await browser.post(`/your-absence/${set!.id}/ending`, {})
  assert.equal(await mayRespond(0), false)
  assert.equal((await browser.get(`/your-absence/${set!.id}/ending`)).statusCode, 303, 'it is over')
})

/** Says yes to whatever waits. */
async function sayYes(browser: Awaited<ReturnType<Awaited<ReturnType<typeof withService>>['as']>>) {
  const { body } = await browser.get('/access-changes?show=waiting')
  const paths = [...new Set([...body.matchAll(/href="(\/access-changes\/\d+)"/g)].map(([, path]) => path!))]
  for (const path of paths) assert.equal((await browser.post(`${path}/confirmation`, { version: '1' })).statusCode, 303)
}

function role(key: string) {
  return { role: key, ...dateFields('from', today), 'until-day': '', 'until-month': '', 'until-year': '' }
}

function absence(coverId: number, from = today) {
  return { coverId: String(coverId), ...dateFields('from', from), ...dateFields('until', from.add({ days: 1 })) }
}
