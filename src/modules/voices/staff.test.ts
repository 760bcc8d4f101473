import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { describe, test } from 'node:test'
import { allows, startSession } from '#modules/people/index.ts'
import { html } from '#platform/html/index.ts'
import { createServer } from '#platform/http/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { routes } from './routes.ts'
import { aHomeThatIsAsked, anAnswer, anAuditOf, aVoice } from './testing.ts'

const database = await freshDatabase()
const home = await database.asSystem(testNow, aHomeThatIsAsked)
const server = await createServer({
  database,
  clock: () => testNow,
  routes,
  allows,
  frame: ({ title, main }) => html`<title>${title}</title>${main}`,
  keepForm: async () => '/sign-in',
  problemPage: ({ because }) => ({ title: 'Problem', main: html`${because}` }),
  assets: { directory: tmpdir(), path: '/assets/' },
  report: ({ problem }) => {
    throw problem
  },
})

type Person = 'iro' | 'quality' | 'officer' | 'worker'
const tokens = new Map<Person, string>()
for (const who of ['iro', 'quality', 'officer', 'worker'] as const) {
  tokens.set(who, await database.atDoor(testNow, (tx) => startSession(tx, home[who].id, testNow)))
}
const open = (who: Person, url: string) =>
  server.inject({ method: 'GET', url, cookies: { hearth_session: tokens.get(who)! } })
const post = (who: Person, url: string, fields: Record<string, string> = {}) =>
  server.inject({
    method: 'POST',
    url,
    cookies: { hearth_session: tokens.get(who)! },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
const aChilds = (given: Partial<Parameters<typeof aVoice>[1]> = {}) =>
  database.asSystem(testNow, (tx) =>
    aVoice(tx, { householdId: home.household.id, gathererId: home.iro.id, childId: home.child.id, ...given }),
  )

describe('the list of voices', () => {
  test('begins, for the quality team, with what a child said and nobody has answered', async () => {
    const [given, told] = [await aChilds({ state: 'given', givenAt: '2026-11-10T10:00:00Z' }), await aChilds()]
    const { body } = await open('quality', '/voices')
    assert.ok(body.includes(given.ref))
    assert.ok(!body.includes(`/voices/${told.ref}`))
  })

  test('is for those who ask, and says so to others', async () => {
    const reply = await open('worker', '/voices')
    assert.equal(reply.statusCode, 403)
    assert.match(reply.body, /You find them in the audit/)
  })
})

describe('asking', () => {
  test('an IRO makes a link, which is shown once and opens the child’s form', async () => {
    const { ref } = await aChilds()
    const made = await post('iro', `/voices/${ref}/links`)
    const path = /\/say\/[0-9a-z-]+/.exec(made.body)?.[0] ?? ''
    assert.equal((await server.inject(path)).statusCode, 303)
    assert.doesNotMatch((await open('iro', `/voices/${ref}`)).body, /\/say\//)
    await post('iro', `/voices/${ref}/links/withdrawal`)
    assert.equal((await server.inject(path)).statusCode, 404)
  })

  test('an IRO writes down what the child says, in parts, and hands it over', async () => {
    const { ref } = await aChilds()
    assert.match((await open('iro', `/voices/${ref}/record`)).body, /How are they telling you/)
    await post('iro', `/voices/${ref}/record`, {
      method: 'drawing',
      helper: 'teacher',
      home: 'yes',
      'home-seen': '0',
      then: 'stay',
    })
    assert.match((await open('iro', `/voices/${ref}/record`)).body, /value="yes" checked/)
    await post('iro', `/voices/${ref}/record`, {
      method: 'drawing',
      more: 'A new bike',
      'more-seen': '0',
      then: 'finish',
    })
    const { body } = await open('quality', `/voices/${ref}`)
    assert.match(body, /A new bike/)
    assert.match(body, /Drawing, with teacher/)
  })

  test('a reviewing officer does not ask a child, nor read what the child said', async () => {
    const { ref } = await aChilds({ state: 'started' })
    assert.equal((await open('officer', `/voices/${ref}/record`)).statusCode, 403)
    assert.equal((await post('officer', `/voices/${ref}/record`, { home: 'yes', 'home-seen': '0' })).statusCode, 409)
    assert.match(
      (await open('officer', `/voices/${ref}`)).body,
      /They asked that only their IRO and the quality team read it/,
    )
  })

  test('the part for the quality team is not asked by a reviewing officer', async () => {
    const { ref } = await aChilds({ kind: 'carer', gathererId: home.officer.id })
    const { body } = await open('officer', `/voices/${ref}/record`)
    assert.doesNotMatch(body, /name="private"/)
    await post('officer', `/voices/${ref}/record`, {
      private: 'slipped in',
      'private-seen': '0',
      year: 'Good',
      'year-seen': '0',
      then: 'finish',
    })
    const seen = await open('quality', `/voices/${ref}`)
    assert.match(seen.body, /Good/)
    assert.doesNotMatch(seen.body, /slipped in/)
  })

  test('a reason of another kind asks for words, and keeps what was typed', async () => {
    const { ref } = await aChilds()
    const reply = await post('iro', `/voices/${ref}/not-given`, { reason: 'other', words: '' })
    assert.equal(reply.statusCode, 422)
    assert.match(reply.body, /Say in a few words what the reason is/)
    assert.match(reply.body, /value="other" checked/)
    await post('iro', `/voices/${ref}/not-given`, { reason: 'other', words: 'Moved away last week' })
    assert.match((await open('worker', `/voices/${ref}`)).body, /Moved away last week/)
  })

  test('a worker answers their own form, and only the quality team reads it', async () => {
    const { ref } = await aChilds({ kind: 'worker', gathererId: home.worker.id })
    await post('worker', `/voices/${ref}/record`, { idea: 'Fewer forms', 'idea-seen': '0', then: 'stay' })
    await post('worker', `/voices/${ref}/record`, { idea: 'Fewer and better forms', 'idea-seen': '1', then: 'finish' })
    assert.match((await open('quality', `/voices/${ref}`)).body, /Fewer and better forms/)
    assert.doesNotMatch((await open('officer', `/voices/${ref}`)).body, /better forms/)
  })
})

describe('somebody else', () => {
  test('is asked by the reviewing officer, for an audit that asks people already', async () => {
    const auditId = await anAuditOf(database, home.household.id)
    const about = { household: home.household.ref, audit: `A-${auditId}` }
    assert.equal((await post('officer', '/voices/new', { ...about, kind: 'parent' })).statusCode, 404)
    await aChilds({ auditId })
    assert.equal((await post('officer', '/voices/new', about)).statusCode, 422)
    assert.equal((await post('worker', '/voices/new', { ...about, kind: 'parent' })).statusCode, 403)
    const asked = await post('officer', '/voices/new', { ...about, kind: 'parent' })
    const path = String(asked.headers.location)
    assert.match((await open('officer', path)).body, /What the parent or family member thinks/)
    const own = await post('officer', '/voices/new', { ...about, kind: 'worker' })
    assert.equal((await open('worker', `${own.headers.location}/record`)).statusCode, 200)
    assert.equal((await open('officer', `${own.headers.location}/record`)).statusCode, 403)
  })
})

describe('what happened next', () => {
  test('is saved in the words in which the child was told, and needs some', async () => {
    const { ref, id } = await aChilds({ state: 'given', givenAt: '2026-11-10T10:00:00Z' })
    await database.asSystem(testNow, (tx) =>
      anAnswer(tx, { voiceId: id, question: 'fq.yp2.more', words: 'I miss my cat' }),
    )
    assert.match((await open('quality', `/voices/${ref}/answer`)).body, /I miss my cat/)
    assert.equal((await post('quality', `/voices/${ref}/answer`, { words: ' ', seen: '1' })).statusCode, 422)
    await post('quality', `/voices/${ref}/answer`, { words: 'You can visit your cat', seen: '1' })
    assert.match((await open('iro', `/voices/${ref}`)).body, /You can visit your cat/)
    const late = await post('iro', `/voices/${ref}/answer`, { words: 'Soon', seen: '1' })
    assert.equal(late.statusCode, 409)
    assert.match(late.body, /You can visit your cat/)
    assert.match(late.body, />Soon</)
  })
})
