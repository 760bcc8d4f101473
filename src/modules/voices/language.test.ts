import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { contactsForTests, setContacts } from '#modules/people/testing.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { makeLink } from './commands/link.ts'
import { voicesOnPaper, voicesPanel } from './pages/panel.ts'
import { listVoicesOf, listVoicesWithWords } from './queries/of-piece.ts'
import { aVoice, anAnswer, anAuditOf } from './testing.ts'

/* AX-17: somebody's words are marked as being in their language, wherever they are quoted. */

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
await database.asSystem(testNow, (tx) => setContacts(tx, contactsForTests))
const pieceId = await anAuditOf(database, household.id)
const visits = await openVisits(database)
after(() => visits.close())
const [iro, quality, worker] = await Promise.all(['iro-1', 'qa-1', 'fsw-1'].map((key) => visits.as(key)))
const words = 'Lubię tu mieszkać'
const quote = /<blockquote class="hearth-quote" lang="pl" dir="auto">Lubię tu mieszkać/

const aPolishVoice = async (given: Partial<Parameters<typeof aVoice>[1]> = {}) => {
  const { ref, id } = await database.asSystem(testNow, async (tx) => {
    const voice = await aVoice(tx, {
      ...{ householdId: household.id, childId: household.childId, gathererId: people['iro-1']!, pieceId },
      ...{ state: 'given', givenAt: '2026-11-18T10:00:00Z', share: 'carers', ...given },
    })
    await anAnswer(tx, { voiceId: voice.id, question: 'fq.yp2.more', words })
    return voice
  })
  return { ref, id }
}

describe('AX-17: the language of a voice', () => {
  test('is said by who asks them or keeps what was said, can be said again, and marks every quotation', async () => {
    const { ref } = await aPolishVoice()
    assert.match((await iro!.get(`/voices/${ref}`)).text, /<blockquote class="hearth-quote">Lubię/)
    const saved = await iro!.post(`/voices/${ref}/language`, { language: 'pl' })
    assert.equal(saved.location, `/voices/${ref}`)
    for (const path of [`/voices/${ref}`, `/voices/${ref}/answer`])
      assert.match((await quality!.get(path)).text, quote, path)
    const today = Temporal.PlainDate.from('2026-11-19')
    const asked = await database.asPerson(people['qa-1']!, testNow, async (tx) =>
      listVoicesWithWords(tx, await listVoicesOf(tx, pieceId)),
    )
    for (const drawn of [voicesPanel, voicesOnPaper]) assert.match(String(drawn(asked, today)), quote, drawn.name)
    const page = (await quality!.get(`/voices/${ref}`)).text
    assert.match(page, /Language of their words[\s\S]*Polish/)
    assert.match(page, /said on [^<]* that their words are in Polish/)
    await quality!.post(`/voices/${ref}/language`, { language: 'en' })
    assert.match((await iro!.get(`/voices/${ref}`)).text, /<blockquote class="hearth-quote">Lubię/)
  })

  test('is no other than those of the list, and nobody else’s to say', async () => {
    const { ref } = await aPolishVoice()
    const none = await iro!.post(`/voices/${ref}/language`, { language: 'tlh' })
    assert.equal(none.status, 422)
    assert.match(none.text, /Choose the language from the list/)
    assert.equal((await worker!.get(`/voices/${ref}/language`)).status, 403)
    assert.equal((await worker!.post(`/voices/${ref}/language`, { language: 'pl' })).status, 403)
  })

  test('AX-40: what a child wrote and meant to skip is shown with its question, in its language', async () => {
    const { ref } = await database.asSystem(testNow, (tx) =>
      aVoice(tx, { householdId: household.id, childId: household.childId, gathererId: people['iro-1']! }),
    )
    await iro!.post(`/voices/${ref}/language`, { language: 'pl' })
    const at = { today: Temporal.PlainDate.from('2026-11-19'), now: testNow }
    const { token } = await database.asPerson(people['iro-1']!, testNow, (tx, actor) => makeLink(tx, ref, actor, at))
    const opened = await visits.anyone.get(`/say/${token}`)
    const headers = { cookie: String(opened.headers['set-cookie']).split(';')[0]! }
    await visits.anyone.post(
      `${opened.location}/more`,
      { more: words, 'more-seen': '0', typed: 'yes', then: 'skip' },
      headers,
    )
    const kept = (await visits.anyone.get(`${opened.location}/more/skipped`, headers)).text
    assert.match(kept, quote)
    assert.match(kept, /The question was: Is there anything else you want to say\?/)
  })
})
