import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { decisionLines } from '#framework/safety-alerts.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { openVisits, type Visitor } from '#test/visitor.ts'
import type { Decision } from './alert.ts'
import { decide } from './commands/decide.ts'
import { raise } from './commands/raise.ts'
import { findAlert } from './queries/alerts.ts'
import { aHomeWithItsPeople } from './testing.ts'

/* The form of an alert keeps what was typed and nobody from it who must act; its page shows each reader their part. */

const database = await freshDatabase()
const home = await database.asSystem(testNow, aHomeWithItsPeople)
await database.asOwner((client) => client.query(`insert into settings (key, value) values ('demonstration', 'true')`))
const visits = await openVisits(database)
after(() => visits.close())
const { people } = home
const household = `H-${home.household.id}`
const settled = Object.fromEntries(decisionLines.map(({ key }) => [key, { done: true, words: 'LADO 77' }])) as Decision

async function signedIn(id: number): Promise<Visitor> {
  const key = `person-${id}`
  await database.asOwner((client) => client.query('update people set demonstration_key = $1 where id = $2', [key, id]))
  return visits.as(key)
}

const circles = async () =>
  (await database.asOwner((client) => client.query('select circle from alerts order by id'))).rows.map(
    ({ circle }) => circle as number[],
  )

describe('the form that raises an alert', () => {
  test('is never kept from everybody who may act', async () => {
    const worker = await signedIn(people.fsw)
    const before = await circles()
    const everybody = Object.values(people).map(String)
    const reply = await worker.post('/alerts', { household, what: 'He hit her', 'not-for': everybody })
    assert.equal(reply.status, 422)
    assert.match(reply.text, /Fewer than two people who may act would be left/)
    assert.match(reply.text, /He hit her<\/textarea>/)
    assert.deepEqual(await circles(), before)
  })

  test('is kept from people alone: a number that is nobody’s counts for nothing', async () => {
    const worker = await signedIn(people.fsw)
    const numbers = ['99999999999999', '-1', '1e3', '999999', 'x', String(people.sm)]
    const reply = await worker.post('/alerts', { household, what: 'He hit her', 'not-for': numbers, child: numbers })
    assert.equal(reply.status, 303)
    assert.deepEqual((await circles()).at(-1), [people.sm])
    assert.deepEqual(visits.problems, [])
  })

  test('cuts nothing off, and keeps what was typed beside “No”', async () => {
    const worker = await signedIn(people.fsw)
    const long = await worker.post('/alerts', {
      household,
      what: 'He hit her',
      acting: 'yes',
      'acting-words': 'a'.repeat(4001),
      'came-from': 'b'.repeat(201),
    })
    assert.equal(long.status, 422)
    assert.ok(long.text.includes('a'.repeat(4001)) && long.text.includes('b'.repeat(201)))
    const longer = await worker.post('/alerts', { household, what: 'a'.repeat(20_001) })
    for (const { text } of [long, longer]) assert.match(text, /This has \S+ characters and may have 4,000\./)
    assert.doesNotMatch(longer.text, /may have 20,000/)
    const no = await worker.post('/alerts', {
      household,
      what: 'Hurt',
      acting: 'no',
      'acting-words': 'I rang her school',
    })
    assert.match((await worker.get(no.location!)).text, /nobody yet, or not known. I rang her school/)
  })
})

describe('an alert', () => {
  test('is kept from nobody afterwards, where too few would be left to act', async () => {
    const { ref } = await database.asPerson(people.fro, testNow, (tx) =>
      raise(
        tx,
        { householdId: home.household.id, source: 'household', childIds: [], what: 'x', circleSaid: true },
        testNow,
      ),
    )
    await database.asOwner((client) =>
      client.query('update alerts set circle = $1 where ref = $2', [
        [
          people.cd,
          people.ed,
          people.hos,
          people.iroManager,
          people.iro,
          people.otherIro,
          people.qa,
          people.head,
        ].toSorted((a, b) => a - b),
        ref,
      ]),
    )
    const manager = await signedIn(people.tm)
    const name = (
      await database.asSystem(testNow, (tx) =>
        tx.one<{ name: string }>(sql`select name from people where id = ${people.sm}`),
      )
    ).name
    const reply = await manager.post(`/alerts/${ref}/circle`, { who: name })
    assert.equal(reply.status, 422)
    assert.match(reply.text, /Fewer than two people who may act would be left/)
    assert.match(reply.text, new RegExp(`value="${name}"`))
  })

  test('shows whoever only raised a concern their own words and how it stands, not what was decided or when others’ concern climbs', async () => {
    const kept = [people.admin]
    const concern = {
      householdId: home.household.id,
      source: 'household' as const,
      childIds: [home.child.id],
      circleSaid: true,
    }
    const first = await database.asPerson(people.fro, testNow, (tx) =>
      raise(tx, { ...concern, what: 'FIRST', notFor: kept }, testNow),
    )
    await database.asPerson(people.fsw, testNow, (tx) => raise(tx, { ...concern, what: 'MINE', notFor: kept }, testNow))
    const worker = await signedIn(people.fsw)
    const officer = await signedIn(people.iro)
    const open = (await worker.get(`/alerts/${first.ref}`)).text
    assert.match(open, /MINE/)
    assert.doesNotMatch(open, /FIRST|climbs/)
    assert.match((await officer.get(`/alerts/${first.ref}`)).text, /climbs/)
    await database.asPerson(people.sm, testNow, (tx, actor) =>
      decide(tx, first.ref, { decided: settled, words: 'The uncle is gone', seen: 1_000_000 }, actor, testNow),
    )
    const ended = (await worker.get(`/alerts/${first.ref}`)).text
    assert.match(ended, /Decided/)
    assert.doesNotMatch(ended, /LADO 77|The uncle is gone/)
    assert.match((await officer.get(`/alerts/${first.ref}`)).text, /LADO 77[^]*/)
    assert.equal(
      (await database.asPerson(people.qa, testNow, (tx) => findAlert(tx, first.ref))).decision,
      'The uncle is gone',
    )
  })
})
