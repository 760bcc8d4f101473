import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { anAudit } from '#modules/audits/testing.ts'
import { aChild, aPlacement } from '#modules/register/testing.ts'
import { anAnswer, aVoice } from '#modules/voices/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { allWork } from '#test/all-work.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits, type Visitor } from '#test/visitor.ts'

/* What somebody can send who should not: as the wrong person, twice, at the same moment, to where it does not belong. */

const database = await freshDatabase()
const { household, people } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
let families = 0

/** Words of one child in an audit, her sister who is to be asked in it, and a brother who has said something there. */
async function aFamily() {
  const said = `Somebody shouts at me, ${(families += 1)} times.`
  return database
    .asSystem(testNow, async (tx) => {
      const audit = await anAudit(tx, {
        householdId: household.id,
        auditorId: people['fro-1']!,
        workerId: people['fsw-1']!,
        state: 'in_audit',
      })
      const one = async (iro: string, state: 'given' | 'to_ask') => {
        const child = await aChild(tx, { iroId: people[iro]! })
        await aPlacement(tx, { householdId: household.id, childId: child.id })
        const about = { householdId: household.id, pieceId: audit.id, childId: child.id, gathererId: people[iro]! }
        const voice = await aVoice(tx, {
          ...about,
          state,
          ...(state === 'given' ? { givenAt: '2026-11-19T08:00:00Z' } : {}),
        })
        return { child: child.ref, ...voice }
      }
      const [hers, sister, brother] = [
        await one('iro-1', 'given'),
        await one('iro-2', 'to_ask'),
        await one('iro-2', 'given'),
      ]
      return { audit, hers, sister, brother, said }
    })
    .then(async (family) => {
      await database.asPerson(people['iro-1']!, testNow, (tx) => anAnswer(tx, { voiceId: family.hers.id, words: said }))
      await database.asPerson(people['iro-2']!, testNow, (tx) =>
        anAnswer(tx, { voiceId: family.brother.id, words: 'Mine' }),
      )
      return family
    })
}

const question = (of: string) => ({ kind: 'voice', of, what: 'They are her sister’s', whose: '' })
const asks = async (by: string, of: string): Promise<string> => {
  const { status, location = '' } = await (await visits.as(by)).post('/corrections', question(of))
  assert.equal(status, 303)
  return location
}
const decision = (outcome: string, whose = '') => ({ outcome, whose, why: 'It is so', sure: outcome + whose })
const decides = async (by: string, at: string, outcome: string, whose = '') =>
  (await visits.as(by)).post(`${at}/decision`, decision(outcome, whose))
const whereTheyStand = async (said: string) =>
  (
    await database.asPerson(people['qa-1']!, testNow, (tx) =>
      tx.many<{ ref: string }>(
        sql`select v.ref from voice_answers n join voices v on v.id = n.voice_id where n.words = ${said} order by v.id`,
      ),
    )
  ).map(({ ref }) => ref)
const keyIn = (text: string): string =>
  /name="form-key" value="([^"]*)"/.exec(text)?.[1] ?? assert.fail('the form has no key')

/** A browser opens the page: its form gets a key that it keeps. */
const opened = { 'sec-fetch-mode': 'navigate' }

describe('somebody who may not', () => {
  test('asks about what they cannot see, and learns nothing of it', async () => {
    const { hers } = await aFamily()
    for (const key of ['fsw-3', 'tm-2', 'iro-2']) {
      const visitor = await visits.as(key)
      const theirs = await visitor.post('/corrections', question(hers.ref))
      const nobodys = await visitor.post('/corrections', question('V-987654'))
      if (key === 'iro-2') continue // Sees that she was asked, and not a word: may say that something is wrong.
      assert.deepEqual([theirs.status, nobodys.status], [404, 404], key)
      assert.equal((await visitor.get(`/corrections/new?kind=voice&of=${hers.ref}`)).status, 404, key)
    }
  })

  test('decides, opens or erases, by any address: nothing happens', async () => {
    const { hers, sister, said } = await aFamily()
    const at = await asks('iro-1', hers.ref)
    for (const [key, status] of [
      ['iro-1', 404],
      ['iro-2', 404],
      ['fsw-1', 404],
      ['sm-1', 404],
      ['admin-1', 404],
    ] as const) {
      assert.equal((await decides(key, at, 'moved', sister.child)).status, status, key)
      const visitor = await visits.as(key)
      for (const noun of ['opening', 'erasure'])
        assert.ok(
          [403, 404].includes((await visitor.post(`${at}/${noun}`, { reason: 'I want to' })).status),
          `${key} ${noun}`,
        )
    }
    assert.deepEqual(await whereTheyStand(said), [hers.ref])
    assert.equal((await decides('qa-1', at, 'sealed')).status, 303)
    assert.equal((await (await visits.as('qa-1')).post(`${at}/opening`, { reason: 'I want to' })).status, 403)
    assert.equal((await (await visits.as('qa-1')).get(`${at}/opening`)).location, at)
  })

  test('of the quality team whom an alert of it must not reach finds nothing, hears nothing, decides nothing', async () => {
    const { hers, sister } = await aFamily()
    await database.asOwner(async (client) => {
      const { rows } = await client.query(
        `insert into alerts (household_id, circle, raised_at) values ($1, $2, $3) returning id`,
        [household.id, [people['qa-head']], testNow.toString()],
      )
      await client.query(
        `insert into alert_entries (alert_id, at, came_at, source, voice_id) values ($1, $2, $2, 'voice', $3)`,
        [rows[0].id, testNow.toString(), hers.id],
      )
    })
    const at = await asks('iro-1', hers.ref)
    const head = await visits.as('qa-head')
    assert.equal((await head.get(at)).status, 404)
    assert.equal((await decides('qa-head', at, 'moved', sister.child)).status, 404)
    assert.doesNotMatch((await head.get('/corrections')).text, new RegExp(hers.ref))
    assert.doesNotMatch(await allWork(head), new RegExp(`Look at ${hers.ref}`))
    assert.equal((await decides('qa-1', at, 'sealed')).status, 303)
    const told = await database.asSystem(testNow, (tx) =>
      tx.many(
        sql`select kind from messages where to_id = ${people['qa-head']!} and (path = ${at} or path like ${`%${hers.ref}%`})`,
      ),
    )
    assert.deepEqual(told, [])
    assert.equal((await head.get(at)).status, 404, 'nor what was sealed')
    await database.asOwner((client) => client.query('update alerts set decided_at = $1', [testNow.toString()]))
  })
})

describe('the same again', () => {
  test('asked twice is asked once; by somebody else it is refused', async () => {
    const { hers } = await aFamily()
    const officer = await visits.as('iro-1')
    const { location: form = '' } = await officer.get(`/corrections/new?kind=voice&of=${hers.ref}`, opened)
    const key = keyIn((await officer.get(form)).text)
    const first = await officer.post('/corrections', { ...question(hers.ref), 'form-key': key })
    assert.deepEqual(
      (await officer.post('/corrections', { ...question(hers.ref), 'form-key': key })).location,
      first.location,
    )
    const again = await officer.post('/corrections', question(hers.ref))
    assert.equal(again.status, 409)
    assert.match(again.text, new RegExp(`href="${first.location}">See what was said`), 'B02: theirs, to be read there')
  })

  test('decided, opened and erased by forms that have a key of their page: after Back it is done once', async () => {
    const { hers, sister, said } = await aFamily()
    const at = await asks('iro-1', hers.ref)
    const quality = await visits.as('qa-1')
    const { location: form = '' } = await quality.get(`${at}/decision`, opened)
    const key = keyIn((await quality.get(form)).text)
    assert.equal(keyIn((await quality.get(form)).text), key, 'the page shown again has the same form')
    const sent = { ...decision('moved', sister.child), 'form-key': key }
    assert.equal((await quality.post(`${at}/decision`, sent)).location, at)
    assert.equal((await quality.post(`${at}/decision`, sent)).location, at)
    assert.equal((await quality.post(`${at}/decision`, decision('sealed'))).status, 409, 'and not decided anew')
    assert.equal((await quality.get(`${at}/decision`)).location, at, 'the form is there no more')
    assert.deepEqual(await whereTheyStand(said), [sister.ref])
    const lines = await database.asPerson(people['qa-1']!, testNow, (tx) =>
      tx.many(
        sql`select from trail where kind = 'correction decided' and data ->> 'correction' = ${at.slice('/corrections/'.length)}`,
      ),
    )
    assert.equal(lines.length, 1)
  })

  test('two of the quality team decide at once: one does', async () => {
    const { hers, sister } = await aFamily()
    const at = await asks('iro-1', hers.ref)
    const both = await Promise.all([decides('qa-1', at, 'moved', sister.child), decides('qa-head', at, 'sealed')])
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [303, 409])
  })
})

describe('words that are moved', () => {
  test('to where somebody has said something are refused, and nothing typed is lost', async () => {
    const { hers, brother, said } = await aFamily()
    const at = await asks('iro-1', hers.ref)
    const { status, text } = await decides('qa-1', at, 'moved', brother.ref)
    assert.equal(status, 422)
    assert.match(text, /Somebody has said something there[^]*It is so/)
    assert.deepEqual(await whereTheyStand(said), [hers.ref])
  })

  test('two at the same moment to the same voice: one stands there, the other stays', async () => {
    const { hers, brother, sister } = await aFamily()
    const [one, other] = [await asks('iro-1', hers.ref), await asks('iro-2', brother.ref)]
    const both = await Promise.all([
      decides('qa-1', one, 'moved', sister.ref),
      decides('qa-head', other, 'moved', sister.ref),
    ])
    assert.deepEqual(both.filter(({ status }) => status === 303).length, 1)
    assert.ok(
      both.every(({ status }) => [303, 409, 422].includes(status)),
      'the other hears why',
    )
  })

  test('are moved back, which is the way back; and sealed where they were moved to', async () => {
    const { hers, sister, said } = await aFamily()
    assert.equal((await decides('qa-1', await asks('iro-1', hers.ref), 'moved', sister.child)).status, 303)
    assert.deepEqual(await whereTheyStand(said), [sister.ref])
    assert.equal((await decides('qa-1', await asks('iro-2', sister.ref), 'moved', hers.child)).status, 303)
    assert.deepEqual(await whereTheyStand(said), [hers.ref])
    assert.equal((await decides('qa-1', await asks('iro-1', hers.ref), 'moved', sister.child)).status, 303)
    const last = await asks('iro-2', sister.ref)
    assert.equal((await decides('qa-1', last, 'sealed')).status, 303)
    assert.deepEqual(await whereTheyStand(said), [])
    const head = await visits.as('qa-head')
    await head.post(`${last}/opening`, { reason: 'The court asks' })
    assert.match((await head.get(last)).text, new RegExp(said))
  })

  test('where nothing was said, are none: it is said', async () => {
    const { sister, hers } = await aFamily()
    const { status, text } = await decides('qa-1', await asks('iro-2', sister.ref), 'moved', hers.child)
    assert.deepEqual([status, /Nothing has been said there/.test(text)], [422, true])
  })
})

describe('the address of a question', () => {
  test('says nothing of order; the one of before leads on, for those alone who see it', async () => {
    const [one, other] = [await aFamily(), await aFamily()]
    const [at, next] = [await asks('iro-1', one.hers.ref), await asks('iro-1', other.hers.ref)]
    const number = (path: string) => Number(/^\/corrections\/Q-(\d{10})$/.exec(path)?.[1])
    assert.ok(Math.abs(number(at) - number(next)) > 1000, `${at} ${next}`)
    const { id } = await database.asSystem(testNow, (tx) =>
      tx.one<{ id: number }>(sql`select id from corrections where ref = ${at.slice('/corrections/'.length)}`),
    )
    const seen = async (visitor: Visitor) => (await visitor.get(`/corrections/${id}`)).location
    assert.equal(await seen(await visits.as('iro-1')), at)
    assert.equal(await seen(await visits.as('qa-1')), at)
    assert.equal((await (await visits.as('fsw-3')).get(`/corrections/${id}`)).status, 404)
    for (const named of ['Q-', 'q', '1e3', '0x1', '-1', '99999999999'])
      assert.equal((await (await visits.as('qa-1')).get(`/corrections/${named}`)).status, 404, named)
  })
})
