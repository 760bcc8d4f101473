// The page of a section asks every five seconds what is new (SC-3). Nothing new is one statement of its own and next to nothing
// sent; only what is new is sent; and neither the reply nor its stamp tells of anything that the person may not see.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { counted } from '#test/statements.ts'
import { openVisits, type Visitor } from '#test/visitor.ts'
import { anAnswer, anAudit } from './testing.ts'

/** Neither the beginning nor the end of a request. */
const isOwn = (text: string): boolean => !/^(begin|commit|select \* from open_request)/.test(text)

type News = { stamp: string; people: string[]; answers: { id: string; version: number; html: string; by: string }[] }

describe('SC-3: the live poll', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const [officer, worker, moderator] = [await visits.as('fro-1'), await visits.as('fsw-1'), await visits.as('iro-2')]
  const parts = { auditorId: people['fro-1']!, workerId: people['fsw-1']!, moderatorId: people['iro-2']! }
  const begun = (given: Partial<Parameters<typeof anAudit>[1]> = {}) =>
    database.asSystem(testNow, async (tx) => {
      const audit = await anAudit(tx, {
        householdId: household.id,
        kind: 'thematic',
        state: 'in_audit',
        ...parts,
        ...given,
      })
      for (const question of ['ovr.grade', 'ovr.strengths', 'ovr.worries'])
        await anAnswer(tx, audit.id, question, 'good')
      return audit
    })
  const change = (id: number, question: string) =>
    database.asSystem(testNow, (tx) =>
      tx.run(sql`update answers set version = version + 1 where piece_id = ${id} and question = ${question}`),
    )

  /** Asks as the script of the page does: with what it was told last, and the versions that it has. */
  const ask = (
    visitor: Visitor,
    ref: string,
    said: { stamp?: string; known?: string; section?: string; child?: string } = {},
  ) => {
    const query = new URLSearchParams({ section: 'ovr', ...said })
    return visitor.get(`/audits/${ref}/live?${query}`, { accept: 'application/json' })
  }
  const news = async (visitor: Visitor, ref: string, said: Parameters<typeof ask>[2] = {}): Promise<News> => {
    const reply = await ask(visitor, ref, said)
    assert.equal(reply.status, 200, reply.text)
    return JSON.parse(reply.text)
  }
  const known = 'ovr-grade:1,ovr-strengths:1,ovr-worries:1'

  test('with nothing new asks one statement of its own, six with opening and end, and sends under 200 bytes', async () => {
    const { ref } = await begun()
    const { stamp } = await news(officer, ref, { known })
    const { statements, result } = await counted(() => ask(officer, ref, { known, stamp }))
    assert.equal(result.status, 204)
    assert.ok(Buffer.byteLength(result.text) < 200, result.text)
    const own = statements.filter(isOwn)
    assert.equal(own.length, 1, own.join('\n'))
    assert.ok(statements.length <= 6, statements.join('\n'))
  })

  test('when only somebody came asks no more, and says so', async () => {
    const { ref } = await begun()
    const { stamp } = await news(officer, ref, { known })
    await worker.get(`/audits/${ref}/sections/ovr`)
    const { statements, result } = await counted(() => ask(officer, ref, { known, stamp }))
    assert.equal(statements.filter(isOwn).length, 1)
    const told = JSON.parse(result.text) as News
    assert.deepEqual([told.people, told.answers], [['Person fsw-1'], []])
    assert.ok(Buffer.byteLength(result.text) < 200, result.text)
  })

  test('sends the fields of what changed, and of nothing else', async () => {
    const { id, ref } = await begun()
    const before = await news(officer, ref, { known })
    await change(id, 'ovr.worries')
    const after = await news(officer, ref, { known, stamp: before.stamp })
    assert.deepEqual(
      after.answers.map((one) => [one.id, one.version]),
      [['ovr-worries', 2]],
    )
    assert.match(after.answers[0]!.html, /id="ovr-worries"/)
    assert.notEqual(after.stamp, before.stamp)
    const next = known.replace('worries:1', 'worries:2')
    assert.equal((await ask(officer, ref, { known: next, stamp: after.stamp })).status, 204)
  })

  test('sends everything to a page that says nothing of what it has', async () => {
    const { ref } = await begun()
    const { answers } = await news(officer, ref)
    assert.deepEqual(answers.map(({ id }) => id).toSorted(), ['ovr-grade', 'ovr-strengths', 'ovr-worries'])
  })

  test('tells whoever moderates blind neither a grade nor that one changed, not by the stamp either', async () => {
    const { id, ref } = await begun({ state: 'in_moderation' })
    await database.asSystem(testNow, (tx) => tx.run(sql`update audits set blind_moderation = true where id = ${id}`))
    const { stamp } = await news(moderator, ref)
    await change(id, 'ovr.grade')
    assert.equal((await ask(moderator, ref, { stamp })).status, 204, 'the grade')
    await change(id, 'ovr.worries')
    assert.equal((await ask(moderator, ref, { stamp })).status, 200, 'but what they read already does tell')
  })

  test('is no way into an audit, a section or a child that somebody may not see', async () => {
    const { id, ref } = await begun()
    const stranger = await visits.as('fsw-3')
    for (const said of [{}, { stamp: 'x' }]) assert.equal((await ask(stranger, ref, said)).status, 404)
    for (const section of ['nothing', '', 'cyp4'])
      assert.equal((await ask(officer, ref, { section })).status, 404, section)
    for (const child of [household.childRef, 'C-1'])
      assert.equal((await ask(officer, ref, { section: 'ovr', child })).status, 404)
    assert.equal((await ask(officer, 'A-1')).status, 404)
    const here = await database.asSystem(testNow, (tx) =>
      tx.many(sql`select person_id from presence where piece_id = ${id}`),
    )
    assert.deepEqual(here, [], 'and nobody was there')
  })
})
