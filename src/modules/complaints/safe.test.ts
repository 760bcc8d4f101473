import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { aComplaint } from './testing.ts'

/* Whoever keeps complaints sees no household, and may be the first to hear that a child in it is not safe. */

const database = await freshDatabase()
const { household, people } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const officer = await visits.as('complaints-1')
const begin = () =>
  database.asPerson(people['complaints-1']!, testNow, (tx, actor) => aComplaint(tx, actor, household.ref, testNow))
const toldOf = (path: string) =>
  database.asSystem(testNow, async (tx) => {
    const rows = await tx.many<{ id: number }>(sql`select n.person_id as id from alert_lines n
      join alerts l on l.id = n.alert_id where l.ref = ${path.split('/')[2]} and n.person_id is not null`)
    return rows.map(({ id }) => id)
  })

describe('2.1 4.9 8.1 a child who may not be safe, by what is complained of', () => {
  test('is told at once from the form, by an officer who does not see the household', async () => {
    const path = `/complaints/${await begin()}`
    const section = await officer.get(`${path}/sections/heard`)
    assert.equal(section.status, 200)
    assert.match(section.text, /may not be safe\?[\s\S]*Tell them now/)
    const raised = await officer.post(`${path}/alert`, { what: 'He is shut in his room' })
    assert.equal(raised.status, 303, raised.text)
    assert.match((await officer.get(raised.location!)).text, /He is shut in his room/)
    const told = await toldOf(raised.location!)
    for (const key of ['tm-1', 'sm-1', 'iro-1']) assert.ok(told.includes(people[key]!), key)
    assert.equal((await officer.get(`/households/${household.ref}`)).status, 404)
  })

  test('and from its page, with what was typed still there where something is missing', async () => {
    const ref = await begin()
    assert.match((await officer.get(`/complaints/${ref}`)).text, new RegExp(`/alerts/new\\?from=${ref}`))
    assert.equal((await officer.get(`/alerts/new?from=${ref}`)).status, 200)
    const again = await officer.post('/alerts', { from: ref, what: ' ', acting: 'yes', 'acting-words': 'The police' })
    assert.equal(again.status, 422)
    assert.match(again.text, /value="The police"/)
    assert.equal((await officer.post('/alerts', { from: ref, what: 'She is afraid' })).status, 303)
  })

  test('not by whoever has no part in it, and not from one that is over', async () => {
    const ref = await begin()
    for (const key of ['tm-2', 'fsw-3', 'admin-1']) {
      const visitor = await visits.as(key)
      assert.equal((await visitor.get(`/alerts/new?from=${ref}`)).status, 404, key)
      assert.equal((await visitor.post(`/complaints/${ref}/alert`, { what: 'She is afraid' })).status, 404, key)
    }
    await database.asSystem(testNow, (tx) => tx.run(sql`update pieces set state = 'called_off' where ref = ${ref}`))
    assert.doesNotMatch((await officer.get(`/complaints/${ref}`)).text, /\/alerts\/new/)
    assert.equal((await officer.get(`/alerts/new?from=${ref}`)).status, 404)
  })
})
