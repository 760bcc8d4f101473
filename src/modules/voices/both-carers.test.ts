import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { contactsForTests, setContacts } from '#modules/people/testing.ts'
import { aHousehold } from '#modules/register/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { voicesOnPaper, voicesPanel } from './pages/panel.ts'
import { factsOfVoices, listVoicesOf, listVoicesWithWords } from './queries/of-piece.ts'
import { aVoice, anAnswer, anAuditOf } from './testing.ts'

/* Clause 7.4: two foster carers are asked in one conversation, and each may say something alone. */

const database = await freshDatabase()
const { people } = await aSmallService(database)
await database.asSystem(testNow, (tx) => setContacts(tx, contactsForTests))
const visits = await openVisits(database)
after(() => visits.close())
const [officer, quality, worker] = await Promise.all(['fro-1', 'qa-1', 'fsw-1'].map((key) => visits.as(key)))
const today = Temporal.PlainDate.from('2026-11-19')

/** An audit that asks both carers of a home. */
async function bothCarers() {
  const home = await database.asSystem(testNow, (tx) =>
    aHousehold(tx, { workerId: people['fsw-1']!, carers: ['XY', 'YZ'] }),
  )
  const pieceId = await anAuditOf(database, home.id)
  const [one, other] = await database.asSystem(testNow, async (tx) => {
    const carers = await tx.many<{ id: number }>(
      sql`select id from carers where household_id = ${home.id} order by initials`,
    )
    const about = { householdId: home.id, pieceId, kind: 'carer' as const, gathererId: people['fro-1']! }
    return [
      await aVoice(tx, { ...about, carerId: carers[0]!.id }),
      await aVoice(tx, { ...about, carerId: carers[1]!.id }),
    ] as const
  })
  return { pieceId, one, other }
}

const ask = async () => {
  const both = await bothCarers()
  const asked = await officer!.post(`/voices/${both.one.ref}/together`, { with: both.other.ref })
  assert.equal(asked.location, `/voices/${both.one.ref}`)
  return both
}
const write = (ref: string, then = 'finish') =>
  officer!.post(`/voices/${ref}/record`, {
    ...{ form: 'fq.fc', method: 'talking', then },
    ...{ support: '7', 'support-seen': '0', learn: 'Nobody rang in May.', 'learn-seen': '0' },
  })
const linkOf = async (ref: string) => {
  await officer!.post(`/voices/${ref}/links`, {})
  return /\/say\/[\w-]+/.exec((await officer!.get(`/voices/${ref}/link`)).text)![0]
}
const stateOf = async (ref: string) =>
  (
    await database.asSystem(testNow, (tx) =>
      tx.one<{ state: string }>(sql`select state from voices where ref = ${ref}`),
    )
  ).state
const answersOf = (ref: string) =>
  database.asSystem(testNow, (tx) =>
    tx.many<{ question: string; said: string }>(
      sql`select question, concat(value, ' ', words) as said from voice_answers a join voices v on v.id = a.voice_id where v.ref = ${ref} order by question`,
    ),
  )

describe('Clause 7.4: both carers in one conversation', () => {
  test('is written down once and kept for both, who are counted each once', async () => {
    const { pieceId, one, other } = await ask()
    for (const { ref } of [one, other]) {
      const page = (await officer!.get(`/voices/${ref}`)).text
      assert.match(page, /in one conversation with the other carer/)
      assert.match(page, /Each may have something to say alone/)
      assert.match(page, /Talk with each of them alone instead/)
    }
    const reasons = (await officer!.get(`/voices/${one.ref}/not-given`)).text
    assert.match(reasons, /Foster carer XY/, 'a reason for no words, as a link, is of one')
    assert.doesNotMatch(reasons, /Foster carers/)
    assert.match((await officer!.get(`/voices/${one.ref}`)).text, /What foster carers XY and YZ think/)
    const list = (await officer!.get('/voices?show=all&kind=carer')).text
    for (const initials of ['XY', 'YZ']) assert.match(list, new RegExp(`Foster carer ${initials}<`))
    assert.match((await officer!.get(`/voices/${one.ref}/record`)).text, /Both take part: what you write down is kept/)
    await write(one.ref)
    assert.deepEqual([await stateOf(one.ref), await stateOf(other.ref)], ['given', 'given'])
    assert.deepEqual(await answersOf(other.ref), await answersOf(one.ref))
    await database.asPerson(people['qa-1']!, testNow, async (tx) => {
      const asked = await listVoicesWithWords(tx, await listVoicesOf(tx, pieceId))
      for (const drawn of [voicesPanel, voicesOnPaper]) {
        const text = String(drawn(asked, today))
        assert.match(text, /What foster carers XY and YZ said/)
        assert.equal(text.split('Nobody rang in May.').length, 2, `${drawn.name} says it once`)
      }
      assert.equal((await factsOfVoices(tx, pieceId)).household['carers_asked'], true)
    })
  })

  test('what happened next is told to both at once', async () => {
    const { one, other } = await ask()
    await write(one.ref)
    const version = /name="seen"[^>]*value="(\d+)"/.exec((await quality!.get(`/voices/${other.ref}/answer`)).text)![1]!
    await quality!.post(`/voices/${other.ref}/answer`, { words: 'Somebody rings each May.', seen: version })
    for (const { ref } of [one, other]) assert.match((await quality!.get(`/voices/${ref}`)).text, /rings each May/)
  })

  test('by a link only for oneself: nobody saw both of them, and the link of the other still opens', async () => {
    const { one, other } = await ask()
    const [first, second] = [await linkOf(one.ref), await linkOf(other.ref)]
    const opened = await visits.anyone.get(first)
    const headers = { cookie: String(opened.headers['set-cookie']).split(';')[0]! }
    const at = opened.location!
    await visits.anyone.post(`${at}/part-2`, { learn: 'By link.', 'learn-seen': '0', then: 'finish' }, headers)
    assert.deepEqual([await stateOf(one.ref), await stateOf(other.ref)], ['given', 'asked'])
    assert.deepEqual(await answersOf(other.ref), [])
    assert.equal((await visits.anyone.get(second)).status, 303)
    for (const { ref } of [one, other])
      assert.doesNotMatch((await officer!.get(`/voices/${ref}`)).text, /in one conversation with/)
  })

  test('who has begun to say something alone keeps it, and is not answered for', async () => {
    const { one, other } = await ask()
    await database.asSystem(testNow, (tx) =>
      anAnswer(tx, { voiceId: other.id, question: 'fq.fc.learn', words: 'Alone.' }),
    )
    await write(one.ref)
    assert.deepEqual([await stateOf(one.ref), await stateOf(other.ref)], ['given', 'to_ask'])
    assert.deepEqual(await answersOf(other.ref), [{ question: 'fq.fc.learn', said: '"yes" Alone.' }])
  })

  test('afterwards one of them goes on alone, and nothing of it comes to the other', async () => {
    const { pieceId, one, other } = await ask()
    await write(one.ref)
    await officer!.post(`/voices/${other.ref}/going-on`, {})
    await officer!.post(`/voices/${other.ref}/record`, {
      ...{ form: 'fq.fc', method: 'talking', then: 'finish', learn: 'And he shouts.', 'learn-seen': '1' },
    })
    assert.ok((await answersOf(other.ref)).some(({ said }) => said.includes('And he shouts.')))
    assert.ok((await answersOf(one.ref)).every(({ said }) => !said.includes('And he shouts.')))
    await database.asPerson(people['qa-1']!, testNow, async (tx) => {
      const text = String(voicesPanel(await listVoicesWithWords(tx, await listVoicesOf(tx, pieceId)), today))
      assert.match(text, /What foster carer XY said[\s\S]*What foster carer YZ said/)
    })
  })

  test('is taken back, by either; who will say nothing parts them too', async () => {
    const { one, other } = await ask()
    await officer!.post(`/voices/${other.ref}/together/withdrawal`, {})
    for (const { ref } of [one, other])
      assert.doesNotMatch((await officer!.get(`/voices/${ref}`)).text, /in one conversation with/)
    await write(one.ref)
    assert.equal(await stateOf(other.ref), 'to_ask')
    const second = await ask()
    await officer!.post(`/voices/${second.one.ref}/not-given`, { reason: 'declined', words: '' })
    assert.doesNotMatch((await officer!.get(`/voices/${second.other.ref}`)).text, /in one conversation with/)
    assert.equal(await stateOf(second.other.ref), 'to_ask')
  })

  test('is said by whoever asks the carers, of two carers of one audit, and by nobody else', async () => {
    const { one, other } = await bothCarers()
    assert.ok((await worker!.post(`/voices/${one.ref}/together`, { with: other.ref })).status >= 400)
    const elsewhere = await bothCarers()
    assert.ok((await officer!.post(`/voices/${one.ref}/together`, { with: elsewhere.other.ref })).status >= 400)
    assert.ok((await officer!.post(`/voices/${one.ref}/together`, { with: one.ref })).status >= 400)
    assert.doesNotMatch((await worker!.get(`/voices/${one.ref}`)).text, /Talk with both carers/)
  })

  test('nobody keeps for both what was not handed in just now', async () => {
    const { one, other } = await ask()
    await database.asPerson(people['fsw-1']!, testNow, async (tx) => {
      assert.equal((await tx.one<{ ref: string | null }>(sql`select keep_for_both(${one.id}) as ref`)).ref, null)
    })
    assert.equal(await stateOf(other.ref), 'to_ask')
  })
})
