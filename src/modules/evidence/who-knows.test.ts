import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { anAudit } from '#modules/audits/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'

describe('who knows of a piece, by its page', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const { ref: first } = await database.asSystem(testNow, (tx) =>
    anAudit(tx, { householdId: household.id, auditorId: people['fro-1']!, moderatorId: people['iro-2']! }),
  )
  let at = `/audits/${first}`
  const gets = async (key: string, path = `${at}/who-knows`) => (await visits.as(key)).get(path)
  const posts = async (key: string, fields: Record<string, string>) =>
    (await visits.as(key)).post(`${at}/who-knows`, fields)
  const lineOf = async (key: string) =>
    String(
      (
        await database.asSystem(testNow, (tx) =>
          tx.one<{ id: number }>(
            sql`select id from need_to_know where person_id = ${people[key]!} order by id desc limit 1`,
          ),
        )
      ).id,
    )

  test('opens for those who may raise its class, is linked for them, and is nothing to anybody else', async () => {
    for (const key of ['fro-1', 'iro-2', 'tm-1', 'sm-1']) {
      assert.equal((await gets(key)).status, 200, key)
      assert.match((await gets(key, at)).text, /who-knows/, key)
    }
    for (const key of ['fsw-1', 'fsw-3', 'qa-1', 'hos-1']) assert.equal((await gets(key)).status, 404, key)
    assert.doesNotMatch((await gets('qa-1', at)).text, /who-knows/)
    assert.equal((await posts('qa-1', { do: 'raise', to: 'restricted', reason: 'x', sure: 'yes' })).status, 404)
  })

  test('asks for a class, a reason and that it is meant, each at its field', async () => {
    const { status, text } = await posts('fro-1', { do: 'raise' })
    assert.equal(status, 422)
    for (const field of ['to', 'reason', 'sure']) assert.match(text, new RegExp(`href="#${field}"`), field)
    assert.equal((await gets('fro-1', at)).status, 200, 'and nothing is written')
  })

  test('leads to the new address once raised; the old one is nothing, as to somebody else the new one is', async () => {
    const raised = await posts('fro-1', { do: 'raise', to: 'restricted', reason: 'It speaks of a carer.', sure: 'yes' })
    assert.equal(raised.status, 303)
    const old = at
    at = raised.location!.replace(/\/who-knows.*$/, '')
    assert.match(at, /^\/audits\/A-\d{10}$/)
    assert.equal((await gets('fro-1', old)).status, 404)
    assert.equal((await gets('fro-1', `${old}/who-knows`)).status, 404)
    for (const key of ['tm-1', 'qa-1', 'iro-2']) assert.equal((await gets(key)).status, 404, key)
    const { text } = await gets('fro-1')
    for (const part of ['Person fro-1', 'They raised it.', 'It speaks of a carer.', 'Person sm-1', 'Person lado-1'])
      assert.ok(text.includes(part), part)
    assert.match((await gets('fro-1', at)).text, /who-knows/)
  })

  test('puts somebody on it by name, until a day, and takes them off', async () => {
    const nobody = await posts('fro-1', {
      do: 'add',
      person: '',
      why: '',
      'until-day': '1',
      'until-month': '1',
      'until-year': '2020',
    })
    assert.equal(nobody.status, 422)
    for (const field of ['person', 'why', 'until-day']) assert.match(nobody.text, new RegExp(`href="#${field}"`), field)
    const until = { 'until-day': '30', 'until-month': '11', 'until-year': '2026' }
    assert.equal(
      (await posts('fro-1', { do: 'add', person: String(people['tm-1']), why: 'The household is theirs.', ...until }))
        .status,
      303,
    )
    assert.equal((await posts('fro-1', { do: 'add', person: String(people['tm-1']), why: 'Again.' })).status, 422)
    assert.match((await gets('tm-1')).text, /30 November|1 December/)
    assert.equal(
      (await posts('tm-1', { do: 'add', person: String(people['qa-1']), why: 'x' })).status,
      404,
      'theirs to read',
    )
    assert.equal((await posts('fro-1', { do: 'end', line: await lineOf('tm-1') })).status, 303)
    assert.equal((await gets('tm-1')).status, 404)
  })

  test('names who stands in for its holder', async () => {
    const named = { do: 'deputy', holder: String(people['fro-1']), 'deputy-why': 'She knows the family.' }
    assert.equal((await posts('fro-1', { ...named, deputy: String(people['fro-1']) })).status, 422)
    assert.equal((await posts('fro-1', { ...named, deputy: String(people['hos-1']) })).status, 303)
    assert.match((await gets('sm-1')).text, /Person hos-1 in the place of Person fro-1/)
  })

  test('is not left by its holder without a second word', async () => {
    const line = await lineOf('fro-1')
    const { status, text } = await posts('fro-1', { do: 'end', line })
    assert.equal(status, 422)
    assert.match(text, new RegExp(`href="#sure-${line}"`))
    const left = await posts('fro-1', { do: 'end', line, [`sure-${line}`]: 'yes' })
    assert.deepEqual([left.status, left.location?.replace(/\?.*/, '')], [303, '/audits'])
    assert.equal((await gets('fro-1')).status, 404)
  })

  test('is lowered by two, and stands among the others again', async () => {
    const lower = { do: 'lower', 'lower-reason': 'Unfounded.', 'lower-sure': 'yes' }
    assert.equal((await posts('sm-1', { do: 'lower' })).status, 422)
    assert.equal((await posts('sm-1', lower)).status, 303)
    assert.match((await gets('sm-1')).text, /waits for the other yes/)
    assert.equal((await posts('lado-1', lower)).status, 303)
    assert.equal((await gets('sm-1', at)).status, 404)
    const { ref } = await database.asSystem(testNow, (tx) => tx.one<{ ref: string }>(sql`select ref from pieces`))
    assert.match(ref, /^A-\d{1,9}$/)
    assert.equal((await gets('qa-1', `/audits/${ref}`)).status, 200)
  })
})
