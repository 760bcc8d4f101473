import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { anAudit } from '#modules/audits/testing.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { useSealingKey } from '#modules/people/sealing-key.ts'
import { sealingKeyFrom } from '#modules/people/sealing.ts'
import { findVoice } from './queries/voices.ts'
import { anAnswer, aVoice } from './testing.ts'

/* A voice that was handed in too soon, and an observer who was asked by mistake: whoever asks them can undo that, and nothing is lost. */

useSealingKey(sealingKeyFrom('a secret of this test'))
const database = await freshDatabase()
const { household, people } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const [officer, other, quality] = [await visits.as('iro-1'), await visits.as('fro-1'), await visits.as('qa-1')]
const worker = await visits.as('fsw-1')
const own = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.asSystem(testNow, work)
const find = (ref: string) => own((tx) => findVoice(tx, ref))

async function given(more: Partial<Parameters<typeof aVoice>[1]> = {}, method = 'link') {
  return own(async (tx) => {
    const voice = await aVoice(tx, {
      ...{ householdId: household.id, childId: household.childId, gathererId: people['iro-1']!, state: 'given' },
      ...{ givenAt: '2026-11-18T10:00:00Z', share: 'carers' },
      ...more,
    })
    await anAnswer(tx, { voiceId: voice.id, words: 'I like it here.' })
    await tx.run(sql`update voices set method = ${method} where id = ${voice.id}`)
    return voice
  })
}
const answersOf = async ({ id }: { id: number }) =>
  (
    await database.asOwner((client) =>
      client.query('select question, value, words from voice_answers where voice_id = $1 order by id', [id]),
    )
  ).rows

describe('words that were handed in too soon', () => {
  test('are gone on with by whose they are, behind a new link; nothing is lost, and until then nobody reads them', async () => {
    const voice = await given()
    const before = await answersOf(voice)
    assert.match((await officer.get(`/voices/${voice.ref}`)).text, /It was handed in too soon: let them go on/)
    assert.match((await officer.get(`/voices/${voice.ref}/going-on`)).text, /Nothing of it is lost/)
    const done = await officer.post(`/voices/${voice.ref}/going-on`, {})
    assert.equal(done.location?.split('?')[0], `/voices/${voice.ref}/link`)
    const link = /\/say\/([\w-]+)/.exec((await officer.get(`/voices/${voice.ref}/link`)).text)
    assert.ok(link, 'a link to hand on')
    assert.ok((await visits.anyone.get(link[0])).status < 400)
    const now = await find(voice.ref)
    assert.deepEqual([now.state, now.givenAt, now.share, now.shareChosen], ['started', null, 'iro_and_quality', false])
    assert.deepEqual(await answersOf(voice), before)
    const page = (await quality.get(`/voices/${voice.ref}`)).text
    assert.match(page, /had been handed in too soon/)
    assert.doesNotMatch(page, /I like it here/)
    const told = await own((tx) =>
      tx.many(sql`select to_id as to from messages where kind = 'voice goes on' order by to_id`),
    )
    assert.deepEqual(
      told,
      [{ to: people['qa-1'] }, { to: people['qa-head'] }].toSorted((a, b) => a.to! - b.to!),
    )
  })

  test('are nobody else’s to open again, and not once they were answered, or what they were asked for is over', async () => {
    const voice = await given()
    for (const visitor of [other, worker]) {
      assert.doesNotMatch((await visitor.get(`/voices/${voice.ref}`)).text, /let them go on/)
      assert.ok((await visitor.post(`/voices/${voice.ref}/going-on`, {})).status >= 400)
    }
    const answered = await given({ toldAt: '2026-11-18T12:00:00Z' })
    assert.match(
      (await officer.get(`/voices/${answered.ref}`)).text,
      /Was it handed in too soon\? It stays as it was handed in/,
    )
    assert.equal((await officer.post(`/voices/${answered.ref}/going-on`, {})).status, 409)
    const { id: pieceId } = await own((tx) =>
      anAudit(tx, { householdId: household.id, auditorId: people['fro-1']!, state: 'closed' }),
    )
    const over = await given({ pieceId })
    assert.equal((await officer.post(`/voices/${over.ref}/going-on`, {})).status, 409)
    assert.equal((await find(over.ref)).state, 'given')
  })

  test('B02: of whoever may not be safe are read as before, and it says so first', async () => {
    const voice = await given()
    assert.doesNotMatch((await officer.get(`/voices/${voice.ref}/going-on`)).text, /may not be safe/)
    await own((tx) => anAnswer(tx, { voiceId: voice.id, question: 'fq.yp2.safe', value: 'no' }))
    await own((tx) => tx.run(sql`insert into voice_outcomes (voice_id, to_read_today) values (${voice.id}, true)`))
    assert.match((await officer.get(`/voices/${voice.ref}/going-on`)).text, /those who are to read it today still do/)
  })

  test('that were written down together are gone on with where they stand', async () => {
    const voice = await given({}, 'talking')
    const { location } = await officer.post(`/voices/${voice.ref}/going-on`, {})
    assert.equal(location?.split('?')[0], `/voices/${voice.ref}`)
    assert.match((await officer.get(`/voices/${voice.ref}/record`)).text, /I like it here/)
  })
})

describe('somebody who knows the child, asked by mistake', () => {
  const asked = async () => {
    const voice = await given()
    const { location } = await officer.post(`/voices/${voice.ref}/observation`, {})
    return { voice, beside: location!.split('?')[0]!.split('/').at(-1)! }
  }

  test('is taken away from either page while nothing was said there, and can be asked again', async () => {
    for (const from of ['voice', 'beside'] as const) {
      const { voice, beside } = await asked()
      await officer.post(`/voices/${beside}/links`, {})
      const at = from === 'voice' ? voice.ref : beside
      assert.match((await officer.get(`/voices/${at}`)).text, /Ask nobody else after all/)
      assert.equal((await officer.post(`/voices/${at}/observation/withdrawal`, {})).status, 303)
      assert.equal((await officer.get(`/voices/${beside}`)).status, 404)
      assert.match((await officer.get(`/voices/${voice.ref}`)).text, /took that back on/)
      assert.equal((await officer.post(`/voices/${voice.ref}/observation`, {})).status, 303)
    }
  })

  test('stays once something was said there', async () => {
    const { voice, beside } = await asked()
    const { id } = await find(beside)
    await own((tx) => anAnswer(tx, { voiceId: id, words: 'He smiles.' }))
    assert.doesNotMatch((await officer.get(`/voices/${voice.ref}`)).text, /Ask nobody else after all/)
    assert.equal((await officer.post(`/voices/${voice.ref}/observation/withdrawal`, {})).status, 409)
    assert.equal((await officer.get(`/voices/${beside}`)).status, 200)
  })
})
