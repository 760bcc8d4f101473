import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { describe, test } from 'node:test'
import { allows, sealingKeyFrom, startSession, useSealingKey } from '#modules/people/index.ts'
import { contactsForTests, setContacts } from '#modules/people/testing.ts'
import { aChild } from '#modules/register/testing.ts'
import { html } from '#platform/html/index.ts'
import { createServer } from '#platform/http/index.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import { allRoutes } from '#src/app.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { refuseResult } from '#test/visitor.ts'
import { factsOfVoices, listVoicesOf } from './queries/of-piece.ts'
import { findVoice } from './queries/voices.ts'
import { aHomeThatIsAsked, anAnswer, anAuditOf, aVoice } from './testing.ts'
import { voicesMissing } from './words.ts'

useSealingKey(sealingKeyFrom('a secret of this test'))
let clock = testNow
const database = await freshDatabase()
const home = await database.asSystem(testNow, aHomeThatIsAsked)
const server = await createServer({
  database,
  clock: () => clock,
  routes: allRoutes,
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
const post = async (who: Person, url: string, fields: Record<string, string> = {}) => {
  const answer = await server.inject({
    method: 'POST',
    url,
    cookies: { hearth_session: tokens.get(who)! },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
  refuseResult(url, { status: answer.statusCode, text: answer.body, headers: answer.headers })
  return answer
}
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
    assert.match(reply.body, /You find them where they were asked for/)
  })
})

describe('asking', () => {
  test('UA-D14, B13: a link is made once, shown to its maker to copy, scan and print, and outlasts the review', async () => {
    const { ref } = await aChilds({ dueOn: '2027-01-12' })
    const waits = await post('iro', `/voices/${ref}/links`)
    assert.equal(waits.statusCode, 409)
    assert.match(waits.body, /Hearth does not know yet:[\s\S]*out of hours[\s\S]*An administrator/)
    await database.asOwner((client) => setContacts(asTx(client)))
    const made = await post('iro', `/voices/${ref}/links`)
    assert.equal(made.headers.location, `/voices/${ref}/link`)
    const shown = await open('iro', `/voices/${ref}/link`)
    assert.match(shown.body, /The link is ready[\s\S]*until Wed 27 January 2027[\s\S]*QR code: opens the form/)
    const path = /\/say\/[0-9a-z-]+/.exec(shown.body)?.[0] ?? ''
    assert.equal((await server.inject(path)).statusCode, 303)
    const paper = (await open('iro', `/voices/${ref}/link/letter`)).body
    for (const part of [path, 'Who reads it', contactsForTests.outOfHoursTelephone, '0800 1111', '999', 'QR code'])
      assert.ok(paper.includes(part), part)
    // Pressed twice, or loaded again, it is the same link; another is made only when somebody asks for it.
    await post('iro', `/voices/${ref}/links`)
    assert.equal((await server.inject(path)).statusCode, 303)
    assert.match((await open('iro', `/voices/${ref}/link`)).body, new RegExp(path))
    // Nobody else is shown it, and the maker only for a while.
    assert.match((await open('quality', `/voices/${ref}/link`)).body, /There is a link already/)
    assert.doesNotMatch((await open('quality', `/voices/${ref}/link`)).body, /\/say\//)
    assert.doesNotMatch((await open('iro', `/voices/${ref}`)).body, /\/say\//)
    clock = testNow.add({ minutes: 21 })
    assert.doesNotMatch((await open('iro', `/voices/${ref}/link`)).body, /\/say\//)
    clock = testNow
    assert.match((await open('iro', `/voices/${ref}/link`)).body, new RegExp(`/voices/${ref}/link/another`))
    const ask = (await open('iro', `/voices/${ref}/link/another`)).body
    assert.match(ask, /ends at once[\s\S]*End the old link and make another/, 'B13: says it first, and asks')
    assert.equal((await server.inject(path)).statusCode, 303)
    await post('iro', `/voices/${ref}/links`, { again: 'yes' })
    assert.equal((await server.inject(path)).statusCode, 404)
    const second = /\/say\/[0-9a-z-]+/.exec((await open('iro', `/voices/${ref}/link`)).body)?.[0] ?? ''
    assert.notEqual(second, path)
    await post('iro', `/voices/${ref}/links/withdrawal`)
    assert.equal((await server.inject(second)).statusCode, 404)
  })

  test('UA-D14: a letter is written to whoever gets it, with the numbers of their own form', async () => {
    const letterTo = async (form: string, given: object = {}) => {
      const { ref } = await aChilds({ form, ...given })
      await database.asSystem(testNow, (tx) => tx.run(sql`update voices set form_chosen = true where ref = ${ref}`))
      await post('quality', `/voices/${ref}/links`)
      return (await open('quality', `/voices/${ref}/link/letter`)).body
    }
    const observer = await letterTo('fq.yp.observed')
    assert.match(observer, /Please tell us what you see[\s\S]*NSPCC/)
    assert.doesNotMatch(observer, /how things are for you|Childline/)
    assert.doesNotMatch(await letterTo('fq.ya'), /Childline/)
    const sons = await letterTo('fq.hh', { kind: 'household_member', childId: undefined })
    assert.match(sons, /talk to somebody now[\s\S]*999[\s\S]*0800 1111/)
    assert.match(await letterTo('fq.par', { kind: 'parent', childId: undefined }), /worried about a child[\s\S]*999/)
  })

  test('UA-D6: the form is that of the child’s age on the day, until somebody chooses another or something is said', async () => {
    const child = await database.asSystem(testNow, (tx) => aChild(tx, { iroId: home.iro.id, bornOn: '2018-11-20' }))
    const asked = await aChilds({ childId: child.id, form: 'fq.yp1' })
    const formOf = async () => (await database.asPerson(home.iro.id, clock, (tx) => findVoice(tx, asked.ref))).form
    assert.match((await open('iro', `/voices/${asked.ref}`)).body, /For 4 to 7 \(the form of their age today\)/)
    await database.asSystem(testNow, (tx) =>
      tx.run(sql`update children set born_on = '2018-11-19' where id = ${child.id}`),
    )
    assert.match((await open('iro', `/voices/${asked.ref}`)).body, /For 8 to 11 \(the form of their age today\)/)
    await post('iro', `/voices/${asked.ref}/links`)
    assert.equal(await formOf(), 'fq.yp2')
    await post('iro', `/voices/${asked.ref}/way`, { way: 'symbols', form: 'fq.yp1' })
    const page = (await open('iro', `/voices/${asked.ref}`)).body
    assert.match(page, /For 4 to 7 \(chosen for this child\)/)
    assert.match(page, /With symbols or pictures/)
    assert.match((await open('iro', `/voices/${asked.ref}/record`)).body, /value="symbols" checked/)
    await post('iro', `/voices/${asked.ref}/record`, {
      form: 'fq.yp1',
      method: 'symbols',
      home: 'yes',
      'home-seen': '0',
      then: 'stay',
    })
    assert.equal(await formOf(), 'fq.yp1')
    assert.equal((await open('iro', `/voices/${asked.ref}/way`)).statusCode, 403)
    assert.match((await open('quality', `/voices/${asked.ref}`)).body, /With symbols or pictures/)
  })

  test('AX-5: every way of telling is offered, and too young is not the same as no way found yet', async () => {
    const { ref } = await aChilds()
    for (const page of ['way', 'record'])
      for (const way of ['BSL, Makaton', 'Talking Mats', 'communication aid', 'interpreter'])
        assert.ok((await open('iro', `/voices/${ref}/${page}`)).body.includes(way), `${way} on ${page}`)
    const reasons = (await open('iro', `/voices/${ref}/not-given`)).body
    assert.doesNotMatch(reasons, /not able/)
    const none = await post('iro', `/voices/${ref}/not-given`, { reason: 'no_way_yet', words: '' })
    assert.equal(none.statusCode, 422)
    assert.match(none.body, /Say what you will try/)
    await post('iro', `/voices/${ref}/not-given`, {
      reason: 'no_way_yet',
      words: 'Symbols with her teacher, by 4 December',
    })
    assert.match((await open('worker', `/voices/${ref}`)).body, /we have not found a way yet. Symbols with her teacher/)
    const old = await aChilds({ state: 'not_given', reason: 'age' })
    assert.match((await open('worker', `/voices/${old.ref}`)).body, /too young, or not able, to say/)
  })

  test('AX-5: somebody who knows the child observes beside the child’s own words, and is never counted as the child', async () => {
    const pieceId = await anAuditOf(database, home.household.id)
    const { ref } = await aChilds({ pieceId })
    const beside = String((await post('iro', `/voices/${ref}/observation`)).headers.location)
    assert.equal((await post('iro', `/voices/${ref}/observation`)).headers.location, beside)
    assert.match((await open('iro', beside)).body, /What somebody sees of child[\s\S]*What the child says/)
    assert.match((await open('iro', `/voices/${ref}`)).body, /What somebody sees who knows the child/)
    await post('iro', `${beside}/record`, { content: 'She laughs with the dog', 'content-seen': '0', then: 'finish' })
    const all = await database.asPerson(home.quality.id, testNow, async (tx) => ({
      missing: voicesMissing(await listVoicesOf(tx, pieceId)),
      facts: (await factsOfVoices(tx, pieceId)).children.get(home.child.id),
    }))
    assert.deepEqual(all, {
      missing: [`Child ${home.child.ref} has neither told us what they think nor a reason why not.`],
      facts: {},
    })
    assert.equal((await post('worker', `/voices/${ref}/observation`)).statusCode, 409)
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
    assert.match((await open('officer', `/voices/${ref}`)).body, /only their IRO and the quality team read it/)
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
    const pieceId = await anAuditOf(database, home.household.id)
    const about = { household: home.household.ref, audit: `A-${pieceId}` }
    assert.equal((await post('officer', '/voices/new', { ...about, kind: 'parent' })).statusCode, 404)
    await aChilds({ pieceId })
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
