// What happens to a safety alert while somebody writes, and what those who must not know meet. Found by trying to break the one road.
import assert from 'node:assert/strict'
import { after, beforeEach, describe, test } from 'node:test'
import { decisionLines } from '#framework/safety-alerts.ts'
import { anAudit } from '#modules/audits/testing.ts'
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
})
