import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { hash } from '#platform/hash.ts'
import { createServer } from '#platform/http/index.ts'
import { html } from '#platform/html/index.ts'
import { type Sql, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { refuseResult } from '#test/visitor.ts'
import { makeLink, withdrawLinks } from './commands/link.ts'
import { findVoice } from './queries/voices.ts'
import { sayRoutes } from './routes/say.ts'
import { aHomeThatIsAsked, aVoice, type Row } from './testing.ts'
import type { VoiceKind } from './voice.ts'

const database = await freshDatabase()
let now = testNow
const today = Temporal.PlainDate.from('2026-11-19')
const server = await createServer({
  database,
  clock: () => now,
  routes: sayRoutes,
  allows: () => false,
  frame: ({ title, main }) => html`<title>${title}</title>${main}`,
  keepForm: async () => '/sign-in',
  problemPage: ({ because }) => ({ title: 'Problem', main: html`${because}` }),
  assets: { directory: tmpdir(), path: '/assets/' },
  report: ({ problem }) => {
    throw problem
  },
})
const home = await database.asSystem(testNow, aHomeThatIsAsked)

const read = <T>(query: Sql) => database.asPerson(home.quality.id, testNow, (tx) => tx.many<T>(query))

/** A browser keeps the cookie of a visit for the visit's address, and for no other. */
const kept = new Map<string, string>()
const cookieFor = (path: string) => [...kept].find(([at]) => path === at || path.startsWith(`${at}/`))?.[1] ?? ''
const open = (path: string) => server.inject({ method: 'GET', url: path, headers: { cookie: cookieFor(path) } })
const post = async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => {
  const answer = await server.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: cookieFor(path), ...headers },
    payload: new URLSearchParams(fields).toString(),
  })
  refuseResult(path, { status: answer.statusCode, text: answer.body, headers: answer.headers })
  return answer
}

/** Opens a link, as one device does; gives back the address of its visit. */
async function visit(link: string): Promise<string> {
  const reply = await open(link)
  const [cookie, , path] = String(reply.headers['set-cookie'])
    .split('; ')
    .map((part) => part.replace('Path=', ''))
  const at = String(reply.headers.location)
  kept.set(at, cookie ?? '')
  return path ? at : ''
}

async function aVisit(kind?: VoiceKind, form?: string): Promise<{ voice: Row; link: string; at: string }> {
  const { voice, link } = await aLink(kind, form)
  return { voice, link, at: await visit(link) }
}

async function aLink(kind: VoiceKind = 'child', form?: string): Promise<{ voice: Row; link: string }> {
  const gathererId = kind === 'child' ? home.iro.id : home.officer.id
  const voice = await database.asSystem(testNow, (tx) =>
    aVoice(tx, { householdId: home.household.id, kind, gathererId, ...(form ? { form } : {}) }),
  )
  const { token } = await database.asPerson(gathererId, now, (tx, actor) =>
    makeLink(tx, voice.ref, actor, { today, now }),
  )
  return { voice, link: `/say/${token}` }
}

const words = (voice: Row) =>
  read<{ question: string; value: unknown; words: string; version: number }>(
    sql`select question, value, words, version from voice_answers where voice_id = ${voice.id} order by question`,
  )
const stateOf = async (voice: Row) =>
  (
    await read<{ state: string; share: string; to_read_today: boolean; reason: string | null }>(
      sql`select state, share, coalesce(to_read_today, false) as to_read_today, reason
        from voices v left join voice_outcomes o on o.voice_id = v.id where v.id = ${voice.id}`,
    )
  )[0]!

describe('a one-time link', () => {
  test('says first who will read it, then asks one question a screen', async () => {
    const { at } = await aVisit()
    const first = await open(at)
    assert.equal(first.statusCode, 200)
    assert.match(first.body, /reviewing officer reads this first/)
    const question = await open(`${at}/home`)
    assert.match(question.body, /This feels like home to me/)
    assert.match(question.body, /Question 1 of 24/)
    assert.equal(question.body.match(/<fieldset/g)?.length, 1)
  })

  test('is kept only as a hash, and may be typed as people type', async () => {
    const { link } = await aLink()
    const token = link.slice('/say/'.length)
    const kept = await database.asOwner((client) => client.query('select token_hash from voice_links'))
    assert.ok(kept.rows.some((row) => row.token_hash === hash(token)))
    assert.ok(!JSON.stringify(kept.rows).includes(token))
    const typed = token.toUpperCase().replaceAll('0', 'O').replaceAll('1', 'l').replaceAll('-', ' ')
    assert.equal((await open(`/say/${encodeURIComponent(typed)}`)).statusCode, 303)
  })

  test('B33: opens with the capital that a telephone puts at the beginning, and with a tag behind it', async () => {
    const { link } = await aLink()
    const token = link.slice('/say/'.length)
    for (const typed of [`/Say/${token}`, `/SAY/${token.toUpperCase()}`, `/say/${token}%3E`, `/say/${token}&gt;`])
      assert.equal((await open(typed)).statusCode, 303, typed)
  })

  test('tells no other site where it is, and no search engine', async () => {
    const { at } = await aVisit()
    const { headers, body } = await open(at)
    assert.equal(headers['referrer-policy'], 'no-referrer')
    assert.match(String(headers['x-robots-tag']), /noindex/)
    assert.equal(headers['cache-control'], 'no-store')
    // Links to those who help are for a press; nothing is loaded from anywhere.
    assert.doesNotMatch(body, /(src|action)="https?:/)
    for (const [, rel] of body.matchAll(/href="https?:[^"]*" rel="([^"]*)"/g)) assert.match(rel!, /noreferrer/)
  })

  test('works on a phone that does not say where its form comes from', async () => {
    const { at, voice } = await aVisit()
    const reply = await post(`${at}/home`, { home: 'yes', then: 'next' }, { origin: 'null' })
    assert.equal(reply.statusCode, 303)
    assert.equal((await words(voice)).length, 1)
  })

  test('that never was, has run out, was withdrawn or replaced gives the same page', async () => {
    const gone = new Set<string>([(await open('/say/aaaa-bbbb-cccc-dddd-eeee-ffff')).body])
    const closed = new Set<string>([(await open('/say/visit/0123456789abcdef01234567/home')).body])
    const withdrawn = await aVisit()
    await database.asPerson(home.iro.id, now, async (tx) =>
      withdrawLinks(tx, await findVoice(tx, withdrawn.voice.ref), now),
    )
    gone.add((await open(withdrawn.link)).body)
    closed.add((await open(withdrawn.at)).body)
    const sent = await post(`${withdrawn.at}/home`, { home: 'yes' })
    assert.equal(sent.body, (await post('/say/visit/0123456789abcdef01234567/home', { home: 'yes' })).body)
    const replaced = await aVisit()
    await database.asPerson(home.iro.id, now, (tx, actor) => makeLink(tx, replaced.voice.ref, actor, { today, now }))
    gone.add((await open(replaced.link)).body)
    closed.add((await open(`${replaced.at}/home`)).body)
    const late = await aVisit()
    now = testNow.add({ hours: 28 * 24 })
    const reply = await open(late.link)
    gone.add(reply.body)
    closed.add((await open(late.at)).body)
    now = testNow
    assert.equal(reply.statusCode, 404)
    assert.equal(gone.size, 1)
    assert.equal(closed.size, 1)
    assert.equal((await words(withdrawn.voice)).length, 0)
  })

  test('brings a child back to where they were', async () => {
    const { at } = await aVisit()
    await post(`${at}/home`, { home: 'yes', then: 'next' })
    await post(`${at}/safe`, { then: 'skip' })
    const back = await open(at)
    assert.match(back.body, /Welcome back/)
    assert.ok(back.body.includes(`href="${at}/trust"`))
  })

  test('thanks whoever has finished, shows nothing of what was said, and finishing again changes nothing', async () => {
    const { at, voice } = await aVisit()
    await post(`${at}/more`, { more: 'I want to see my sister', then: 'next' })
    assert.equal((await post(`${at}/finished`, {})).headers.location, at)
    const [given] = await read<{ given_at: unknown; version: number }>(
      sql`select given_at, version from voices where id = ${voice.id}`,
    )
    for (const path of [at, `${at}/more`, `${at}/end`]) {
      const { body } = await open(path)
      assert.match(body, /What happens next/)
      assert.doesNotMatch(body, /sister/)
    }
    await post(`${at}/finished`, {})
    await post(`${at}/more`, { more: 'something else', 'more-seen': '1' })
    assert.deepEqual(await read(sql`select given_at, version from voices where id = ${voice.id}`), [given])
    assert.deepEqual(
      (await words(voice)).map((one) => one.words),
      ['I want to see my sister'],
    )
  })

  test('that was finished without one answer says that the child did not want to', async () => {
    const { at, voice } = await aVisit()
    await post(`${at}/home`, { then: 'skip' })
    await post(`${at}/finished`, {})
    const { state, reason } = await stateOf(voice)
    assert.deepEqual({ state, reason }, { state: 'not_given', reason: 'declined' })
  })

  test('UA-S4 e: chooses nothing for the child of who may read it: who passes by has made no choice', async () => {
    const { at, voice } = await aVisit()
    assert.doesNotMatch((await open(`${at}/share`)).body, /<input[^>]* checked/)
    await post(`${at}/home`, { home: 'yes', then: 'next' })
    await post(`${at}/share`, { then: 'next' })
    await post(`${at}/finished`, {})
    const [chosen] = await read<{ chosen: boolean; share: string }>(
      sql`select share_chosen as chosen, share from voices where id = ${voice.id}`,
    )
    assert.deepEqual(chosen, { chosen: false, share: 'iro_and_quality' })
  })

  test('shares the words as the child chose only once they have finished', async () => {
    const { at, voice } = await aVisit()
    await post(`${at}/share`, { share: 'carers', then: 'next' })
    assert.equal((await stateOf(voice)).share, 'iro_and_quality')
    await post(`${at}/finished`, {})
    assert.equal((await stateOf(voice)).share, 'carers')
  })
})

describe('a worry told by link', () => {
  test('UA-S1: raises a safety alert that says nothing of the words, and is answered kindly', async () => {
    const { at, voice } = await aVisit()
    const reply = await post(`${at}/safe`, { safe: 'no', then: 'next' })
    assert.equal(reply.headers.location, `${at}/heard?next=safe/more`)
    assert.match((await open(`${at}/heard?next=safe/more`)).body, /Thank you for telling us/)
    await post(`${at}/safe`, { safe: 'not_really', 'safe-seen': '1', then: 'next' })
    const { rows } = await database.asOwner((client) =>
      client.query('select alert_id, what, child_ids, form from alert_entries where voice_id = $1', [
        Number(voice.ref.slice(2)),
      ]),
    )
    assert.equal(rows.length, 2, 'said twice, told twice')
    assert.ok(rows.every(({ what, form }) => what === '' && form === 'fq.yp2'))
    const told = await database.asOwner((client) =>
      client.query(
        `select distinct to_id from messages where urgent and kind = 'safety alert raised' and path = $1 order by to_id`,
        [`/alerts/S-${rows[0].alert_id}`],
      ),
    )
    for (const { id } of [home.iro, home.quality]) assert.ok(told.rows.some(({ to_id }) => to_id === id))
    assert.ok(!told.rows.some(({ to_id }) => to_id === home.worker.id || to_id === home.officer.id))
    assert.equal((await stateOf(voice)).to_read_today, true)
  })

  test('is not in the trail of the case, which the carer’s side reads', async () => {
    const { at, voice } = await aVisit()
    await post(`${at}/safe`, { safe: 'no', then: 'next' })
    const seen = await database.asPerson(home.worker.id, now, (tx) =>
      tx.many<{ kind: string }>(sql`select kind from trail where data ->> 'voice' = ${voice.ref}`),
    )
    assert.deepEqual(
      seen.map(({ kind }) => kind),
      ['link to a voice form made'],
    )
    const flagged = await database.asPerson(home.worker.id, now, (tx) => findVoice(tx, voice.ref))
    assert.equal(flagged.toReadToday, false)
  })

  test('leaves no word of the child in the trail, in messages or in an address', async () => {
    const { at } = await aVisit()
    const secret = 'the blue door is locked'
    const places = [
      await post(`${at}/safe`, { safe: 'no', then: 'next' }),
      await post(`${at}/safe/more`, { safe: 'no', 'safe-words': secret, 'safe-seen': '1', then: 'next' }),
      await post(`${at}/more`, { more: secret, then: 'stop' }),
      await post(`${at}/finished`, {}),
    ].map((reply) => String(reply.headers.location))
    const kept = await database.asOwner(async (client) => [
      ...(await client.query('select * from trail')).rows,
      ...(await client.query('select * from messages')).rows,
    ])
    const text = JSON.stringify([kept, places])
    assert.doesNotMatch(text, /blue door|not_really|"no"/)
    assert.doesNotMatch(JSON.stringify(kept), /say\//)
  })
})

describe('a carer’s form by link', () => {
  test('is saved page by page, comes back, and keeps the private part for the quality team', async () => {
    const { at, voice } = await aVisit('carer')
    assert.match((await open(at)).body, /ten minutes/)
    const reply = await post(`${at}/part-1`, {
      year: 'Good and hard',
      'year-seen': '0',
      support: '7',
      'support-seen': '0',
      then: 'stop',
    })
    assert.equal(reply.headers.location, `${at}/stop`)
    assert.match((await open(`${at}/part-1`)).body, /Good and hard/)
    assert.match((await open(`${at}/part-2`)).body, /Only the quality team sees this part/)
    await post(`${at}/part-2`, { private: 'I felt judged', 'private-seen': '0', then: 'next' })
    await post(`${at}/finished`, {})
    const seenBy = (id: number) =>
      database.asPerson(id, now, (tx) =>
        tx.many<{ words: string }>(
          sql`select words from voice_answers where voice_id = ${voice.id} and words <> '' order by id`,
        ),
      )
    assert.deepEqual(
      (await seenBy(home.officer.id)).map((one) => one.words),
      ['Good and hard'],
    )
    assert.deepEqual(
      (await seenBy(home.quality.id)).map((one) => one.words),
      ['Good and hard', 'I felt judged'],
    )
    assert.doesNotMatch((await open(at)).body, /judged|hard/)
  })

  test('open in two places shows both answers and loses neither', async () => {
    const { at, voice } = await aVisit('carer')
    await post(`${at}/part-1`, { year: 'From the phone', 'year-seen': '0' })
    const late = await post(`${at}/part-1`, { year: 'From the kitchen', 'year-seen': '0' })
    assert.equal(late.statusCode, 409)
    assert.match(late.body, /From the phone/)
    assert.match(late.body, /From the kitchen/)
    assert.deepEqual(
      (await words(voice)).map((one) => one.words),
      ['From the phone'],
    )
    await post(`${at}/part-1`, { year: 'Both together', 'year-seen': '1' })
    assert.deepEqual(
      (await words(voice)).map((one) => one.words),
      ['Both together'],
    )
  })
})

test('no order of answers, skips, returns and old pages loses an answer that was acknowledged', async () => {
  const topics = ['home', 'listen', 'more'] as const
  const step = fc.record({
    topic: fc.constantFrom(...topics),
    does: fc.constantFrom('answer', 'skip', 'blank', 'stop'),
    value: fc.constantFrom('yes', 'mostly', 'no'),
    /** How many saves ago the page was opened. */
    age: fc.constantFrom(0, 0, 1, 2),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const { at, voice } = await aVisit()
      const acknowledged = new Map<string, string>()
      for (const { topic, does, value, age } of steps) {
        const key = `fq.yp2.${topic}`
        const version = (await words(voice)).find((one) => one.question === key)?.version ?? 0
        const seen = String(Math.max(0, version - age))
        const said = does === 'blank' || does === 'skip' ? '' : value
        const reply = await post(`${at}/${topic}`, {
          ...(said ? { [topic]: said } : {}),
          [`${topic}-seen`]: seen,
          then: does === 'skip' || does === 'stop' ? does : 'next',
        })
        assert.ok([303, 409].includes(reply.statusCode), String(reply.statusCode))
        if (reply.statusCode === 303 && does !== 'skip') {
          if (said) acknowledged.set(key, said)
          else if (seen === String(version)) acknowledged.delete(key)
        }
      }
      const stored = new Map(
        (await words(voice)).flatMap((one) => {
          const text = one.words || one.value
          return text ? [[one.question, text] as const] : []
        }),
      )
      assert.deepEqual([...stored].toSorted(), [...acknowledged].toSorted())
    }),
    { numRuns: 40 },
  )
})

test('whoever hands in without a word is promised no answer to what they did not say', async () => {
  for (const kind of ['child', 'carer'] as const) {
    const { at } = await aVisit(kind)
    await post(`${at}/finished`, {})
    const { body } = await open(at)
    assert.match(body, /did not answer any question, and that is fine/)
    assert.doesNotMatch(body, /because of what you said|What happens next/)
  }
})

describe('a sign that comes late is not lost', () => {
  const alerts = async (voice: Row) =>
    (
      await database.asOwner((client) =>
        client.query('select e.id from alert_entries e where e.voice_id = $1', [voice.id]),
      )
    ).rows.length

  for (const kind of ['child', 'carer', 'household_member', 'parent', 'partner'] as const)
    test(`"I want to tell someone something now" is told after a ${kind.replace('_', ' ')} handed in elsewhere`, async () => {
      const { at, voice, link } = await aVisit(kind)
      const elsewhere = await visit(link)
      await post(`${elsewhere}/finished`, {})
      assert.match((await open(at)).body, new RegExp(`action="${at}/now"`))
      const reply = await post(`${at}/now`, {})
      assert.equal(reply.headers.location, `${at}/now?back=`)
      assert.match((await open(`${at}/now`)).body, /have been told that you pressed the button/)
      await post(`${at}/now/words`, { words: 'He locks me in' })
      assert.equal(await alerts(voice), 2)
      assert.match(JSON.stringify(await words(voice)), /He locks me in/)
      assert.equal((await stateOf(voice)).state, 'not_given')
    })

  test('an answer that raises an alert raises it after handing in, and the page says what was told', async () => {
    const { at, voice, link } = await aVisit()
    const elsewhere = await visit(link)
    await post(`${elsewhere}/home`, { home: 'yes', 'home-seen': '0', then: 'next' })
    await post(`${elsewhere}/finished`, {})
    const reply = await post(`${at}/safe`, { safe: 'no', 'safe-seen': '0', then: 'next' })
    assert.equal(reply.headers.location, `${at}/now?sent=late`)
    assert.match((await open(`${at}/now?sent=late`)).body, /have been told that you said something important/)
    assert.equal(await alerts(voice), 1)
    assert.equal((await stateOf(voice)).state, 'given')
  })

  test('whoever a child let read what they handed in does not read what came after', async () => {
    const { at, voice, link } = await aVisit()
    const elsewhere = await visit(link)
    await post(`${elsewhere}/share`, { share: 'carers', 'share-seen': '0', then: 'next' })
    await post(`${elsewhere}/finished`, {})
    await post(`${at}/now`, {})
    await post(`${at}/now/words`, { words: 'He locks me in' })
    const seenBy = async (id: number) =>
      JSON.stringify(
        await database.asPerson(id, now, (tx) =>
          tx.many(sql`select question, words from voice_answers where voice_id = ${voice.id}`),
        ),
      )
    assert.equal((await stateOf(voice)).share, 'carers')
    for (const reader of [home.iro, home.quality]) assert.match(await seenBy(reader.id), /locks me in/)
    for (const other of [home.worker, home.officer]) {
      assert.match(await seenBy(other.id), /fq.yp2.share/)
      assert.doesNotMatch(await seenBy(other.id), /late|locks/)
    }
  })

  test('other words come back to whoever wrote them, and are not said to be sent', async () => {
    const { at, voice, link } = await aVisit()
    await post(`${await visit(link)}/finished`, {})
    const reply = await post(`${at}/more`, { more: 'I want a dog', 'more-seen': '0', then: 'next' })
    assert.match(reply.body, /was not sent[\s\S]*I want a dog/)
    assert.equal(await alerts(voice), 0)
  })

  test('the button is heard on a page that stood open too long, and on one whose link was withdrawn; nothing is shown for it', async () => {
    const { at, voice } = await aVisit()
    await post(`${at}/home`, { home: 'yes', then: 'next' })
    now = now.add({ hours: 3 })
    const late = await post(`${at}/more`, { more: 'I want a dog', 'more-seen': '0', then: 'next' })
    assert.match(late.body, /was not sent[\s\S]*I want a dog/)
    assert.equal(late.statusCode, 404)
    const reply = await post(`${at}/now`, { more: 'He locks me in', 'more-seen': '0', then: 'now' })
    assert.equal(reply.headers.location, `${at}/now`)
    const heard = await open(`${at}/now`)
    assert.match(heard.body, /have been told that you said something important/)
    assert.doesNotMatch(heard.body, /locks/)
    const [later, then] = [now.add({ minutes: 3 }), now]
    now = later
    assert.equal((await open(`${at}/now`)).statusCode, 404, 'whoever looks later learns nothing of it')
    now = then
    assert.equal((await open(`${at}/home`)).statusCode, 404)
    await database.asPerson(home.iro.id, now, async (tx) => withdrawLinks(tx, await findVoice(tx, voice.ref), now))
    assert.equal((await post(`${at}/now/words`, { words: 'Please come' })).headers.location, `${at}/now`)
    const sign = await post(`${at}/safe`, { safe: 'no', 'safe-seen': '0', then: 'next' })
    assert.equal(sign.headers.location, `${at}/now`)
    assert.equal(await alerts(voice), 3)
    assert.match(JSON.stringify(await words(voice)), /locks me in[\s\S]*Please come/)
  })
})
