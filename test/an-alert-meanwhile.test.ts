// What happens to a safety alert while somebody writes, and what those who must not know meet. Found by trying to break the one road.
import assert from 'node:assert/strict'
import { after, beforeEach, describe, test } from 'node:test'
import { decisionLines } from '#framework/safety-alerts.ts'
import { jobs } from '#modules/alerts/jobs.ts'
import { anAudit } from '#modules/audits/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { freshDatabase, testNow } from './database.ts'
import { aSmallService } from './service.ts'
import { openVisits, type Visitor } from './visitor.ts'

describe('a safety alert, while somebody writes', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const as = (key: string) => visits.as(key)
  const [officer, worker, leader, quality, iro] = await Promise.all(['fro-1', 'fsw-1', 'sm-1', 'qa-1', 'iro-1'].map(as))

  beforeEach(() =>
    database.asOwner((client) => client.query(`update alerts set decided_at = now() where decided_at is null`)),
  )

  const raise = async (by: Visitor | undefined, fields: Record<string, string> = {}) => {
    const { location, text } = await by!.post('/alerts', { household: household.ref, what: 'FIRST', ...fields })
    assert.ok(location, text)
    return location.split('?')[0]!
  }
  const written = (words: string) =>
    Object.fromEntries(decisionLines.flatMap(({ key }) => [[key, 'yes'] as const, [`${key}-words`, words] as const]))
  const seenOn = (text: string) => /name="seen" value="(\d+)"/.exec(text)?.[1] ?? ''

  test('SB-1: a concern that comes while somebody decides is not ended unread, and what they wrote is still there', async () => {
    const alert = await raise(officer)
    const seen = seenOn((await leader!.get(`${alert}/decision`)).text)
    await raise(worker, { what: 'SECOND: hit by an uncle' })
    for (const [path, fields] of [
      ['decision', { ...written('The aunt took her in.'), seen }],
      ['mistake', { why: 'The aunt took her in.', seen }],
    ] as const) {
      const refused = await leader!.post(`${alert}/${path}`, fields)
      assert.match(refused.text, /Something more was said while you were writing/)
      assert.match(refused.text, /SECOND: hit by an uncle[\s\S]*The aunt took her in\./)
      assert.match((await leader!.get(alert)).text, /nobody has decided yet/)
      const read = { ...fields, seen: seenOn(refused.text) }
      if (path === 'mistake') assert.equal((await leader!.post(`${alert}/${path}`, read)).status, 303)
    }
  })

  test('two decide at once: one decision stands, and the other’s words are not lost', async () => {
    const alert = await raise(officer)
    const seen = seenOn((await leader!.get(`${alert}/decision`)).text)
    const replies = await Promise.all(
      ['FROM ONE TAB', 'FROM THE OTHER'].map((words) => leader!.post(`${alert}/decision`, { ...written(words), seen })),
    )
    assert.equal(replies.filter(({ status }) => status === 303).length, 1)
    const late = replies.find(({ status }) => status !== 303)!
    assert.match(late.text, /It has been decided already\. What you wrote stands here/)
    assert.match(late.text, /FROM ONE TAB[\s\S]*FROM THE OTHER|FROM THE OTHER[\s\S]*FROM ONE TAB/)
    assert.equal((await leader!.post(`${alert}/told`, { told: 'Kept beside it' })).status, 303)
    assert.match((await leader!.get(alert)).text, /Kept beside it/)
    assert.equal((await leader!.get(`${alert}/decision`)).location?.split('?')[0], alert)
  })

  test('SB-2: what somebody adds stands before their own eyes, and the child’s officer reads what was agreed', async () => {
    const alert = await raise(worker)
    await worker!.post(`${alert}/told`, { told: 'I told the school' })
    await leader!.post(`${alert}/told`, { told: 'Strategy meeting at 14:00' })
    assert.match((await worker!.get(alert)).text, /I told the school/)
    assert.doesNotMatch((await worker!.get(alert)).text, /Strategy meeting/)
    assert.match((await iro!.get(alert)).text, /I told the school[\s\S]*Strategy meeting at 14:00/)
  })

  test('whoever raised it reads how it stands; what was decided may speak of what others said', async () => {
    const alert = await raise(worker)
    await raise(officer, { what: 'SECOND: the worker knew' })
    const seen = seenOn((await leader!.get(`${alert}/decision`)).text)
    await leader!.post(`${alert}/decision`, { ...written('LINES'), words: 'IN WORDS', seen })
    const raised = await worker!.get(alert)
    assert.match(raised.text, /Decided[\s\S]*Person sm-1[\s\S]*FIRST/)
    assert.doesNotMatch(raised.text, /LINES|IN WORDS|SECOND/)
    for (const reader of [quality, iro]) assert.match((await reader!.get(alert)).text, /IN WORDS[\s\S]*LINES/)
  })

  test('raised from an audit about its own worker: they meet none of it there, and readers learn with whom not to speak', async () => {
    const audit = await database.asSystem(testNow, (tx) =>
      anAudit(tx, {
        householdId: household.id,
        kind: 'thematic',
        state: 'in_audit',
        auditorId: people['fro-1']!,
        workerId: people['fsw-1']!,
      }),
    )
    const section = `/audits/${audit.ref}/sections/safe`
    const answer = (by: Visitor | undefined, key: string, value: string) =>
      by!.post(section, { [`${key}:value`]: value, [`${key}:version`]: '0' })
    await answer(officer, 'safe.immediate', 'yes')
    await answer(officer, 'safe.told_who_when', 'MASH AT 16:40')
    assert.match((await worker!.get(section)).text, /MASH AT 16:40[\s\S]*Somebody answered yes/)
    const { location } = await officer!.post(`/audits/${audit.ref}/alert`, {
      what: 'The worker knew.',
      about: 'person fsw-1',
    })
    for (const path of [
      section,
      `/audits/${audit.ref}/print`,
      `/audits/${audit.ref}`,
      `/audits/${audit.ref}/history`,
      `/households/${household.ref}`,
    ])
      assert.doesNotMatch((await worker!.get(path)).text, /MASH AT 16:40|Safety alert S-|safety alert is open/, path)
    assert.match((await officer!.get(section)).text, /MASH AT 16:40/)
    assert.equal((await answer(worker, 'safe.immediate', 'no')).status, 409, 'they write none over it')
    assert.match((await quality!.get(location!.split('?')[0]!)).text, /Do not speak of it with[\s\S]*Person fsw-1/)
    assert.deepEqual(visits.problems, [])
  })

  test('kept from somebody afterwards, it joins what is kept from them already: whoever decides that is told of these words', async () => {
    const kept = await raise(officer, { about: 'person sm-1' })
    const alert = await raise(worker, { what: 'SECOND' })
    const director = await as('hos-1')
    const before = (await director.get(kept)).text.split('Told').length
    visits.setNow(testNow.add({ minutes: 5 }))
    const { location } = await quality!.post(`${alert}/circle`, { who: 'person sm-1' })
    assert.equal(location!.split('?')[0], kept)
    const after = (await director.get(kept)).text
    assert.match(after, /FIRST[\s\S]*SECOND/)
    visits.setNow(testNow)
    assert.ok(after.split('Told').length > before, 'a line more says that they were told')
    assert.match((await quality!.get(alert)).text, /Joined to another alert[\s\S]*Where it is now/)
  })

  test('a name that nobody has, or a number that is nobody’s, stands in no worry’s way', async () => {
    for (const name of ['person', 'Nobody Here'])
      assert.match(
        (await officer!.post('/alerts', { household: household.ref, what: 'A WORRY', about: name })).text,
        /or more than one person has[\s\S]*A WORRY/,
      )
    await raise(officer, { 'not-for': ['99999999999', '-1', 'x'].join() })
    await raise(officer, { 'not-for': '99999999999' })
    assert.deepEqual(visits.problems, [])
    assert.match((await officer!.get(`/alerts/new?household=${household.ref}`)).text, /<option value="Person fsw-1">/)
  })

  test('UM-D2: one that cannot go out stops no other from being watched', async () => {
    const audit = await database.asSystem(testNow, (tx) => anAudit(tx, { householdId: household.id, kind: 'thematic' }))
    const alert = await raise(officer)
    await database.asOwner(async (client) => {
      await client.query(
        `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'No.'; end $$`,
      )
      await client.query(
        `create trigger refuse before insert on alert_entries for each row when (new.source = 'unfinished') execute function refuse()`,
      )
      await client.query(
        `insert into unfinished_alerts (household_id, audit_id, question, by_id, at) values ($1, $2, 'safe.immediate', $3, $4)`,
        [household.id, audit.id, people['fro-1'], String(testNow)],
      )
    })
    const now = testNow.add({ hours: 12 })
    await assert.rejects(jobs[0]!.handle({ database, now, today: londonDate(now) }), ({ cause }: Error) =>
      /No\./.test(String(cause)),
    )
    assert.match((await quality!.get(alert)).text, /It has climbed/)
  })
})
