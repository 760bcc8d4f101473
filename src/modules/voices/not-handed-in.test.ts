import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { contactsForTests, setContacts } from '#modules/people/testing.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService, staffKeys } from '#test/service.ts'
import { openVisits, type Visitor } from '#test/visitor.ts'
import { makeLink } from './commands/link.ts'
import { aVoice } from './testing.ts'

/*
 * Issue 9, section 4: what somebody writes behind their own link goes to the server as they leave each question, and is theirs until they
 * hand it in (decision 64).
 */

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
await database.asSystem(testNow, (tx) => setContacts(tx, contactsForTests))
const visits = await openVisits(database)
after(() => visits.close())
const iro = await visits.as('iro-1')
const words = 'I dug a pond with Malik.'

async function aChildAnswers(fields: Record<string, string>): Promise<{ ref: string; child: Visitor; at: string }> {
  const gathererId = people['iro-1']!
  const { ref } = await database.asSystem(testNow, (tx) =>
    aVoice(tx, { householdId: household.id, childId: household.childId, gathererId }),
  )
  const at = { today: Temporal.PlainDate.from('2026-11-19'), now: testNow }
  const { token } = await database.asPerson(gathererId, testNow, (tx, actor) => makeLink(tx, ref, actor, at))
  const opened = await visits.anyone.get(`/say/${token}`)
  const headers = { cookie: String(opened.headers['set-cookie']).split(';')[0]! }
  const child: Visitor = {
    get: (path) => visits.anyone.get(path, headers),
    post: (path, sent, more = {}) => visits.anyone.post(path, sent, { ...headers, ...more }),
  }
  const visit = opened.location!
  const said = await child.post(`${visit}/more`, fields, { accept: 'application/json' })
  assert.equal(said.status, 200, said.text)
  return { ref, child, at: visit }
}

const recordFields = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/name="([\w-]+-seen|form)" value="([\w.]+)"/g)].map(([, name, value]) => [name!, value!]),
  )

async function said(ref: string): Promise<string[]> {
  const { rows } = await database.asOwner((client) =>
    client.query(
      `select a.words from voice_answers a join voices v on v.id = a.voice_id where v.ref = $1 and a.words <> '' order by a.id`,
      [ref],
    ),
  )
  return rows.map((row) => row.words)
}

describe('words behind a link that are not handed in', () => {
  test('stand on no page of anybody who works here', async () => {
    const { ref } = await aChildAnswers({ more: words, 'more-seen': '0' })
    for (const key of staffKeys) {
      const visitor = await visits.as(key)
      for (const path of [
        `/voices/${ref}`,
        `/voices/${ref}/record`,
        `/households/${household.ref}`,
        '/voices?show=all',
      ])
        assert.ok(!(await visitor.get(path)).text.includes('pond'), `${key} reads them on ${path}`)
    }
    assert.match((await iro.get(`/voices/${ref}`)).text, /Until it is handed in, nobody reads it/)
    assert.match((await iro.get(`/voices/${ref}/record`)).text, /They answered this themselves, by their own link/)
  })

  test('are read once they are handed in', async () => {
    const { ref, child, at } = await aChildAnswers({ more: words, 'more-seen': '0' })
    assert.equal((await child.post(`${at}/finished`)).status, 303)
    assert.ok((await iro.get(`/voices/${ref}`)).text.includes(words))
  })

  test('stay when whoever writes beside them leaves their question empty, and are written over only by words', async () => {
    const { ref } = await aChildAnswers({ more: words, 'more-seen': '0' })
    const page = recordFields((await iro.get(`/voices/${ref}/record`)).text)
    const saved = await iro.post(`/voices/${ref}/record`, { ...page, method: 'talking', then: 'stay' })
    assert.equal(saved.status, 303, saved.text)
    assert.deepEqual(await said(ref), [words])
    const together = 'We dug a pond, and put fish in.'
    const again = recordFields((await iro.get(`/voices/${ref}/record`)).text)
    await iro.post(`/voices/${ref}/record`, { ...again, method: 'talking', more: together, then: 'stay' })
    assert.deepEqual(await said(ref), [together])
    assert.ok((await iro.get(`/voices/${ref}/record`)).text.includes(together), 'what they wrote together both read')
    assert.ok(!(await (await visits.as('qa-1')).get(`/voices/${ref}`)).text.includes(together), 'who only reads, waits')
  })

  test('a child who has begun has not said nothing: there is no reason to give', async () => {
    const { ref } = await aChildAnswers({ more: words, 'more-seen': '0' })
    const why = await iro.post(`/voices/${ref}/not-given`, { reason: 'declined', words: '' })
    assert.equal(why.status, 409)
  })

  test('a sign that somebody may not be safe is read at once, with what stands beside it', async () => {
    const { ref, child, at } = await aChildAnswers({ more: words, 'more-seen': '0' })
    await child.post(`${at}/now/words`, { words: 'I am frightened.' })
    for (const visitor of [iro, await visits.as('qa-1')])
      assert.match((await visitor.get(`/voices/${ref}`)).text, /frightened/)
  })
})
