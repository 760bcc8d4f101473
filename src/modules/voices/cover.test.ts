import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aPerson } from '#modules/people/testing.ts'
import type { Actor } from '#platform/actor.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { makeLink } from './commands/link.ts'
import { handOverChild } from './commands/hand-over.ts'
import { findVoice } from './queries/voices.ts'
import { listWaitingVoices } from './queries/list.ts'
import { listVoiceWork } from './work.ts'
import { aHomeThatIsAsked, anAnswer, aVoice } from './testing.ts'

// What a child said goes by cover to nobody: the person who covers reads it only where the duty is their own as well.

const database = await freshDatabase()
const today = Temporal.PlainDate.from('2026-11-19')
const at = { now: testNow, today }
const home = await database.asSystem(testNow, async (tx) => {
  const made = await aHomeThatIsAsked(tx)
  const next = await aPerson(tx, { roles: ['independent_reviewing_officer'] })
  const secondOfQuality = await aPerson(tx, { roles: ['quality_assurance'] })
  const manager = await aPerson(tx, { roles: ['service_manager'] })
  // Covers as they may stand in a database of before: anybody for anybody.
  for (const [away, cover] of [
    [made.iro, made.worker],
    [made.iro, next],
    [made.quality, made.worker],
    [made.quality, manager],
    [made.officer, made.worker],
    [made.iro, secondOfQuality],
  ] as const)
    await tx.run(sql`insert into absences (person_id, cover_id, from_on, until_on)
      values (${away.id}, ${cover.id}, '2026-11-01', '2026-12-01')`)
  return { ...made, next, secondOfQuality, manager }
})
const as = <T>(person: { id: number }, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
  database.asPerson(person.id, testNow, work)
const aGiven = (given: Partial<Parameters<typeof aVoice>[1]> = {}) =>
  database.asSystem(testNow, async (tx) => {
    const voice = await aVoice(tx, {
      householdId: home.household.id,
      gathererId: home.iro.id,
      childId: home.child.id,
      state: 'given',
      givenAt: '2026-11-10T10:00:00Z',
      ...given,
    })
    await anAnswer(tx, { voiceId: voice.id, words: 'I like the dog' })
    await tx.run(sql`insert into voice_outcomes (voice_id, to_read_today) values (${voice.id}, true)`)
    return voice
  })
const reads = (who: { id: number }, voiceId: number) =>
  as(who, async (tx) => (await tx.many(sql`select from voice_answers where voice_id = ${voiceId}`)).length > 0)

describe('SB-7, SB-7a: by cover', () => {
  test('a child’s words reach neither the carer’s own social worker, nor another IRO, nor a manager', async () => {
    const { id, ref } = await aGiven()
    for (const who of [home.worker, home.next, home.manager]) {
      assert.equal(await reads(who, id), false)
      const voice = await as(who, (tx) => findVoice(tx, ref))
      assert.deepEqual([voice.mayRead, voice.toReadToday], [false, false], 'that the child was asked, and no more')
    }
    assert.equal(await reads(home.iro, id), true)
    assert.equal(await reads(home.secondOfQuality, id), true)
    assert.deepEqual(await as(home.manager, (tx, actor) => listWaitingVoices(tx, 'to_answer', actor, 50)), [])
  })

  test('nor do a daughter’s words, nor what carers said to the quality team alone', async () => {
    const daughter = await aGiven({ kind: 'household_member', gathererId: home.officer.id })
    assert.equal(await reads(home.worker, daughter.id), false)
    const carer = await database.asSystem(testNow, async (tx) => {
      const voice = await aVoice(tx, { householdId: home.household.id, kind: 'carer', gathererId: home.officer.id })
      await anAnswer(tx, { voiceId: voice.id, question: 'fq.fc.private', words: 'quietly', qualityTeamOnly: true })
      return voice
    })
    assert.equal(await reads(home.worker, carer.id), false)
    assert.equal(await reads(home.manager, carer.id), false)
    assert.equal(await reads(home.quality, carer.id), true)
  })

  test('nobody asks a child, opens the words to others or hands the child over', async () => {
    const { ref } = await aGiven()
    const asked = await aGiven({ state: 'asked' })
    for (const who of [home.worker, home.next, home.manager]) {
      await assert.rejects(
        as(who, (tx, actor) => makeLink(tx, asked.ref, actor, at)),
        Refused,
      )
      await assert.rejects(
        as(who, (tx, actor) => handOverChild(tx, ref, { to: who.id, reason: 'I cover' }, actor)),
        Refused,
      )
      for (const change of [sql`gatherer_id = ${who.id}`, sql`share = 'carers'`])
        await assert.rejects(
          as(who, (tx) => tx.run(sql`update voices set ${change} where ref = ${ref}`)),
          /Only who may read these words/,
        )
      await assert.rejects(
        as(who, (tx) => tx.one(sql`select hand_over_voice(id, ${home.next.id}) from voices where ref = ${ref}`)),
        /handed over by whoever asked/,
      )
    }
  })

  test('my work of whoever covers says that the words are not theirs', async () => {
    await aGiven({ state: 'to_ask' })
    const work = await as(home.next, (tx, actor) => listVoiceWork(tx, actor, { today, gone: [] }))
    const item = work.find(({ what }) => what === `Child ${home.child.ref} is to be asked what they think`)
    assert.match(item?.why ?? '', /You cover for .*never the words.*hand the child over to you by name/)
    assert.ok(!work.some(({ alert }) => alert))
  })
})

describe('SB-7a: a child is handed over by name', () => {
  test('with all that they told, to an IRO, with the reason; the one who hands over reads it no longer', async () => {
    const [first, second] = [await aGiven(), await aGiven({ state: 'started' })]
    // The register already says that somebody else is their IRO: nothing of what was said followed.
    await database.asSystem(testNow, (tx) =>
      tx.run(sql`update children set iro_id = ${home.next.id} where id = ${home.child.id}`),
    )
    assert.equal(await reads(home.next, first.id), false)
    await assert.rejects(
      as(home.iro, (tx, actor) => handOverChild(tx, first.ref, { to: home.worker.id, reason: 'x' }, actor)),
      /to an IRO/,
    )
    const reason = 'Their IRO since Monday; she met him on Tuesday'
    const many = await as(home.iro, (tx, actor) => handOverChild(tx, first.ref, { to: home.next.id, reason }, actor))
    assert.ok(many >= 2)
    for (const { id } of [first, second]) {
      assert.equal(await reads(home.next, id), true)
      assert.equal(await reads(home.iro, id), false)
    }
    const kept = await as(home.next, (tx) =>
      tx.many(
        sql`select by_id as by, words, details from voice_moves where voice_id = ${first.id} and move = 'hand_over'`,
      ),
    )
    assert.deepEqual(kept, [{ by: home.iro.id, words: reason, details: { from: home.iro.id, to: home.next.id } }])
    await as(home.quality, (tx, actor) =>
      handOverChild(tx, first.ref, { to: home.iro.id, reason: 'Back again' }, actor),
    )
    assert.equal(await reads(home.iro, first.id), true)
    const trail = await database.asOwner((client) =>
      client.query(
        `select actor_id from trail where kind = 'child handed over to another IRO' and data ->> 'voice' = $1 order by id`,
        [first.ref],
      ),
    )
    assert.deepEqual(
      trail.rows.map(({ actor_id }) => actor_id),
      [home.iro.id, home.quality.id],
    )
  })
})
