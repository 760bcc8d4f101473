// Two people answer one question, in browsers without JavaScript: both texts are shown, nothing is chosen by sending the form,
// and what gave way can be read in the history by those who may read the answer.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { asTx, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits, type Visitor } from '#test/visitor.ts'
import { anAudit } from './testing.ts'

type Answered = { value: string; explanation: string; version: number }

describe('Two people and one answer', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const [officer, worker] = [await visits.as('fro-1'), await visits.as('fsw-1')]
  const parts = { auditorId: people['fro-1']!, workerId: people['fsw-1']!, moderatorId: people['iro-1']! }
  const begun = (state: 'in_audit' | 'in_moderation' = 'in_audit') =>
    database.asSystem(testNow, (tx) => anAudit(tx, { householdId: household.id, kind: 'thematic', state, ...parts }))

  const send = (visitor: Visitor, ref: string, question: string, fields: Record<string, string>) =>
    visitor.post(
      `/audits/${ref}/sections/${question.split('.')[0]}`,
      Object.fromEntries(Object.entries(fields).map(([part, value]) => [`${question}:${part}`, value])),
    )
  const stored = (id: number, question: string) =>
    database.asSystem(testNow, (tx) =>
      tx.one<Answered>(
        sql`select value #>> '{}' as value, explanation, version from answers where piece_id = ${id} and question = ${question}`,
      ),
    )
  const worries = 'ovr.worries'

  /** The worker has saved; the auditor, whose page is older, sends other words. */
  async function meet() {
    const { id, ref } = await begun()
    assert.equal((await send(worker, ref, worries, { value: 'Their words', version: '0' })).status, 303)
    const reply = await send(officer, ref, worries, { value: 'My words', version: '0' })
    return { id, ref, reply }
  }

  test('B29: two tabs of one person accuse nobody: both of their texts are shown', async () => {
    const { ref } = await begun()
    assert.equal((await send(officer, ref, worries, { value: 'From the first tab', version: '0' })).status, 303)
    const reply = await send(officer, ref, worries, { value: 'From the other tab', version: '0' })
    assert.equal(reply.status, 422)
    assert.match(reply.text, /You changed this answer in another tab: choose which to keep/)
    assert.match(reply.text, /You changed this answer in another tab at [\s\S]*From the first tab/)
    assert.doesNotMatch(reply.text, /Somebody else|Person fro-1 changed|Person fro-1’s words/)
  })

  test('AX-1: both texts are shown with three choices, none of them made, and nothing is overwritten', async () => {
    const { id, reply } = await meet()
    assert.equal(reply.status, 422)
    assert.match(reply.text, /Person fsw-1 changed this answer/)
    assert.match(reply.text, /Their words[\s\S]*My words|My words[\s\S]*Their words/)
    const choices = reply.text.match(/<input[^>]*name="ovr.worries:keep"[^>]*>/g) ?? []
    assert.deepEqual(
      choices.map((one) => [/value="(\w+)"/.exec(one)?.[1], / checked/.test(one)]),
      [
        ['both', false],
        ['mine', false],
        ['theirs', false],
      ],
    )
    assert.deepEqual(await stored(id, worries), { value: 'Their words', explanation: '', version: 1 })
  })

  test('AX-1: Enter sends the form as it is: it asks again, however often', async () => {
    const { id, ref, reply } = await meet()
    for (const text of [reply.text, reply.text]) {
      const fields = { value: 'My words', version: versionIn(text), seen: seenIn(text) }
      const again = await send(officer, ref, worries, fields)
      assert.equal(again.status, 422)
      assert.match(again.text, /choose which to keep/)
    }
    assert.equal((await stored(id, worries)).value, 'Their words')
    // The first button that belongs to the form is the one that Enter presses.
    const form =
      /<form method="post" action="\/audits\/[^"]*\/sections\/ovr"[\s\S]*?<\/form>/.exec(reply.text)?.[0] ?? ''
    const submits = [...form.matchAll(/<button type="submit"[^>]*>\s*([^<]*?)\s*<\/button>/g)].map(([, words]) => words)
    assert.equal(submits[0], 'Continue')
  })

  for (const [keep, value, version] of [
    ['mine', 'My words', 2],
    ['theirs', 'Their words', 1],
    ['both', 'Their words\n\nMy words', 2],
  ] as const) {
    test(`AX-1: without JavaScript, “${keep}” keeps ${JSON.stringify(value)}`, async () => {
      const { id, ref, reply } = await meet()
      const fields = { value: 'My words', version: versionIn(reply.text), seen: seenIn(reply.text), keep }
      assert.equal((await send(officer, ref, worries, fields)).status, 303)
      assert.deepEqual(await stored(id, worries), { value, explanation: '', version })
    })
  }

  test('AX-1: a choice made of words that have changed again asks again', async () => {
    const { id, ref, reply } = await meet()
    assert.equal((await send(worker, ref, worries, { value: 'Their newer words', version: '1' })).status, 303)
    for (const keep of ['mine', 'both']) {
      const fields = { value: 'My words', version: versionIn(reply.text), seen: seenIn(reply.text), keep }
      const again = await send(officer, ref, worries, fields)
      assert.equal(again.status, 422)
      assert.match(again.text, /Their newer words/)
    }
    assert.equal((await stored(id, worries)).value, 'Their newer words')
  })

  test('AX-1: of two different choices one gives way: both are not offered', async () => {
    const { ref } = await begun()
    assert.equal((await send(worker, ref, 'ovr.impact_scale', { value: '7', version: '0' })).status, 303)
    const { text } = await send(officer, ref, 'ovr.impact_scale', { value: '3', version: '0' })
    assert.match(text, /name="ovr.impact_scale:keep"[^>]*value="mine"/)
    assert.doesNotMatch(text, /name="ovr.impact_scale:keep"[^>]*value="both"/)
  })

  test('AX-1: the next version of one’s own that nobody acknowledged is no conflict; anybody else’s is', async () => {
    const { id, ref } = await begun()
    const own = { version: '0', follows: 'own' }
    assert.equal((await send(officer, ref, worries, { value: 'First', version: '0' })).status, 303)
    assert.equal((await send(officer, ref, worries, { value: 'First, and more', ...own })).status, 303)
    assert.equal((await stored(id, worries)).value, 'First, and more')
    assert.equal((await send(officer, ref, worries, { value: 'Two versions later', ...own })).status, 422)
    const other = await begun()
    assert.equal((await send(worker, other.ref, worries, { value: 'Theirs', version: '0' })).status, 303)
    assert.equal((await send(officer, other.ref, worries, { value: 'Mine', ...own })).status, 422)
    assert.equal((await stored(other.id, worries)).value, 'Theirs')
  })

  test('AX-1: words that gave way are in the history: whose, when, what; not those that were added to', async () => {
    const { ref, reply } = await meet()
    const before = await officer.get(`/audits/${ref}/history`)
    assert.doesNotMatch(before.text, /What was written before/)
    const fields = { value: 'My words', version: versionIn(reply.text), seen: seenIn(reply.text), keep: 'mine' }
    await send(officer, ref, worries, fields)
    await send(worker, ref, worries, { value: 'My words, and theirs', version: '2' })
    for (const visitor of [officer, worker, await visits.as('tm-1'), await visits.as('iro-1')]) {
      const { text } = await visitor.get(`/audits/${ref}/history`)
      const shown = /What was written before[\s\S]*?<\/dl>/.exec(text)?.[0] ?? ''
      assert.match(shown, /What worries us\?[\s\S]*Their words[\s\S]*Written by Person fsw-1, Thu 19 November, 10:00/)
      assert.match(shown, /Changed by Person fro-1, Thu 19 November, 10:00/)
      assert.doesNotMatch(shown, /My words/)
    }
  })

  test('AX-1: words that gave way are kept in the history where one person wrote both, in two windows', async () => {
    const { ref } = await begun()
    await send(officer, ref, worries, { value: 'In the first window', version: '0' })
    const { text } = await send(officer, ref, worries, { value: 'In the second window', version: '0' })
    const fields = { value: 'In the second window', version: '0', seen: seenIn(text), keep: 'mine' }
    assert.equal((await send(officer, ref, worries, fields)).status, 303)
    assert.equal((await send(officer, ref, worries, { value: 'Said otherwise', version: '2' })).status, 303)
    const shown = (await officer.get(`/audits/${ref}/history`)).text
    assert.match(shown, /What was written before[\s\S]*In the first window/)
    assert.doesNotMatch(shown, /In the second window/, 'one’s own second thoughts are not listed')
  })

  test('AX-1: a reflection that gave way is read only by those who read the reflection', async () => {
    const { id, ref } = await begun()
    await database.asOwner(async (client) => {
      const tx = asTx(client)
      for (const [by, words] of [
        ['fsw-1', 'What the worker wrote first'],
        ['fsw-2', 'What the next one wrote'],
      ] as const)
        await tx.run(sql`insert into answers (piece_id, section, question, value, saved_by, saved_at)
          values (${id}, 'refl', 'refl.proud', ${JSON.stringify(words)}::jsonb, ${people[by]}, request_now())
          on conflict (piece_id, question, child_id) do update set value = excluded.value, saved_by = excluded.saved_by, version = answers.version + 1`)
    })
    assert.match((await worker.get(`/audits/${ref}/history`)).text, /What the worker wrote first/)
    for (const key of ['sm-1', 'qa-1'])
      assert.doesNotMatch(
        (await (await visits.as(key)).get(`/audits/${ref}/history`)).text,
        /What the worker wrote first/,
      )
  })

  test('AX-1 4.6: a moderator does not find an earlier moderator’s answers there, nor on a day before; others do', async () => {
    const { id, ref } = await begun('in_moderation')
    await database.asSystem(testNow, async (tx) => {
      await tx.run(sql`insert into answers (piece_id, section, question, value, explanation, saved_by, saved_at)
        values (${id}, 'mod', 'mod.reasons', '"The first moderator’s reasons"', '', ${people['iro-2']}, ${testNow.subtract({ hours: 48 })})`)
      await tx.run(
        sql`update answers set value = null, version = 2, saved_by = ${people['qa-1']}, saved_at = request_now() where piece_id = ${id}`,
      )
    })
    const [now, then] = ['', '?on-day=18&on-month=11&on-year=2026']
    for (const when of [now, then]) {
      const seen = async (key: string) => (await (await visits.as(key)).get(`/audits/${ref}/history${when}`)).text
      assert.doesNotMatch(await seen('iro-1'), /The first moderator’s reasons/)
      assert.match(await seen('qa-1'), /The first moderator’s reasons/)
    }
  })
})

const versionIn = (text: string): string => /name="ovr.worries:version" value="(\d+)"/.exec(text)?.[1] ?? ''
const seenIn = (text: string): string => /name="ovr.worries:seen" value="(\d+)"/.exec(text)?.[1] ?? ''
