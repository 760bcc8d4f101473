import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { contactsForTests, setContacts } from '#modules/people/testing.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { aVoice } from './testing.ts'

/* A child's own form with an adult beside them: the child looks at the page too. */

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
await database.asSystem(testNow, (tx) => setContacts(tx, contactsForTests))
const visits = await openVisits(database)
after(() => visits.close())
const iro = await visits.as('iro-1')

const aVoiceOn = (form: string) =>
  database.asSystem(testNow, (tx) =>
    aVoice(tx, { householdId: household.id, childId: household.childId, gathererId: people['iro-1']!, form }),
  )
const page = async (form: string) => {
  const { ref } = await aVoiceOn(form)
  await iro.post(`/voices/${ref}/way`, { way: '', form })
  return { ref, at: `/voices/${ref}/record`, text: (await iro.get(`/voices/${ref}/record`)).text }
}
const seenIn = (text: string, topic: string) => new RegExp(`name="${topic}-seen" value="(\\d+)"`).exec(text)![1]!

describe('“Ask together with the child”', () => {
  for (const form of ['fq.yp1', 'fq.yp2', 'fq.yp3'])
    test(`AX-27: looks as the child’s own page does, with each question by itself and read aloud: ${form}`, async () => {
      const { text } = await page(form)
      assert.match(text, /<body class="[^"]*hearth-plain hearth-child/)
      assert.doesNotMatch(text, /class="govuk-service-navigation|hearth-search|action="\/sign-out"/)
      const questions = text.split('class="hearth-together"').slice(1, -1)
      assert.ok(questions.length > 10)
      for (const [at, one] of questions.entries()) {
        assert.match(one, new RegExp(`>Question ${at + 1} of ${questions.length}</h2>`))
        assert.match(one, /data-read-aloud/)
        assert.doesNotMatch(one, /govuk-radios--small/)
      }
      assert.equal(/class="hearth-face"[\s\S]*hearth-faces/.test(text), form !== 'fq.yp3')
      assert.equal((text.match(/<h1/g) ?? []).length, 1)
    })

  test('AX-27: keeps the session watched over, as on every other page of staff', async () => {
    assert.match((await page('fq.yp2')).text, /data-session/)
  })

  test('AX-19: asks once who helps, where the form itself does', async () => {
    const youngest = (await page('fq.yp1')).text
    assert.equal((youngest.match(/Who is helping/g) ?? []).length, 1)
    assert.doesNotMatch(youngest, /name="helper" type="text"|id="helper"[^>]*type="text"/)
    const older = (await page('fq.yp2')).text
    assert.equal((older.match(/Who is helping|Who helped/g) ?? []).length, 1)
  })

  test('AX-24: an answer is taken back, or kept to themselves, and neither is guessed at', async () => {
    const { ref, at, text } = await page('fq.yp2')
    const form = { form: 'fq.yp2', method: 'talking', then: 'stay' }
    await iro.post(at, {
      ...form,
      home: 'no',
      'home-seen': seenIn(text, 'home'),
      score: 'prefer_not_to_say',
      'score-seen': '0',
    })
    const shown = (await iro.get(at)).text
    assert.match(shown, /Take back this answer<span[^>]*> to “This feels like home to me\.”/)
    assert.match(shown, /value="prefer_not_to_say"[^>]* checked/)
    await iro.post(at, { ...form, home: 'no', 'home-seen': seenIn(shown, 'home'), 'home-back': 'yes' })
    const { rows } = await database.asOwner((client) =>
      client.query(
        `select a.question, a.value from voice_answers a join voices v on v.id = a.voice_id where v.ref = $1 order by a.question`,
        [ref],
      ),
    )
    assert.deepEqual(rows, [
      { question: 'fq.yp2.home', value: null },
      { question: 'fq.yp2.score', value: 'prefer_not_to_say' },
    ])
  })

  test('AX-24: “I would rather not say” to feeling safe raises no alert, and is read the same day', async () => {
    const { ref, at } = await page('fq.yp2')
    await iro.post(at, {
      form: 'fq.yp2',
      method: 'talking',
      safe: 'prefer_not_to_say',
      'safe-seen': '0',
      then: 'finish',
    })
    const told = await iro.get(`/voices/${ref}`)
    assert.match(told.text, /Something in it is to be read today/)
    assert.doesNotMatch(told.text, /safety alert <a|This raised/)
  })
})
