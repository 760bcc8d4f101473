import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Actor } from '#platform/actor.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { answerVoice, changeShare, recordAgreement, ToldAlready } from './commands/answer.ts'
import { findVoice } from './queries/voices.ts'
import { aHomeThatIsAsked, aVoice } from './testing.ts'

const database = await freshDatabase()
const today = Temporal.PlainDate.from('2026-11-19')
const at = { now: testNow, today }
const home = await database.asSystem(testNow, aHomeThatIsAsked)
const { iro, quality, officer, worker } = home
const as = <T>(person: { id: number }, work: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> =>
  database.asPerson(person.id, testNow, work)

describe('what happened next', () => {
  const given = async (share: 'ask_first' | 'iro_and_quality') => {
    const voice = await database.asSystem(testNow, (tx) =>
      aVoice(tx, {
        householdId: home.household.id,
        gathererId: iro.id,
        state: 'given',
        share,
        givenAt: '2026-11-10T10:00:00Z',
      }),
    )
    return voice.ref
  }

  test('is written by the quality team or the IRO, and seen by those who may read the words', async () => {
    const ref = await given('iro_and_quality')
    await assert.rejects(
      as(officer, (tx, actor) => answerVoice(tx, ref, { words: 'We did', seen: 1 }, actor, testNow)),
      Refused,
    )
    await as(iro, (tx, actor) =>
      answerVoice(tx, ref, { words: 'You see your sister twice a month now', seen: 1 }, actor, testNow),
    )
    assert.equal((await as(quality, (tx) => findVoice(tx, ref))).toldWords, 'You see your sister twice a month now')
    assert.equal((await as(worker, (tx) => findVoice(tx, ref))).toldWords, '')
  })

  test('of two people at once keeps both texts', async () => {
    const ref = await given('iro_and_quality')
    await as(iro, (tx, actor) => answerVoice(tx, ref, { words: 'From the IRO', seen: 1 }, actor, testNow))
    const late = as(quality, (tx, actor) => answerVoice(tx, ref, { words: 'From the team', seen: 1 }, actor, testNow))
    await assert.rejects(
      late,
      (problem) => problem instanceof ToldAlready && problem.theirs.words === 'From the IRO' && !problem.theirs.own,
    )
  })

  test('B29: of one person in two tabs accuses nobody', async () => {
    const ref = await given('iro_and_quality')
    await as(iro, (tx, actor) => answerVoice(tx, ref, { words: 'From the first tab', seen: 1 }, actor, testNow))
    const late = as(iro, (tx, actor) => answerVoice(tx, ref, { words: 'From the other', seen: 1 }, actor, testNow))
    await assert.rejects(late, (problem) => problem instanceof ToldAlready && problem.theirs.own)
  })

  const told = { on: today, how: 'In the car, by herself: “you can tell them”' }

  test('SB-7b: a child’s choice is widened only with when and how the child said so, and the old choice is kept', async () => {
    const ref = await given('iro_and_quality')
    await assert.rejects(
      as(officer, (tx, actor) => changeShare(tx, ref, { share: 'carers', told }, actor, today)),
      Refused,
    )
    await assert.rejects(
      as(iro, (tx, actor) => changeShare(tx, ref, { share: 'carers' }, actor, today)),
      /when and how they told you/,
    )
    const early = { ...told, on: Temporal.PlainDate.from('2026-11-09') }
    const late = { ...told, on: today.add({ days: 1 }) }
    for (const [wrong, says] of [
      [early, /before they gave/],
      [late, /still to come/],
      [{ ...told, how: ' ' }, /how they told/],
    ] as const)
      await assert.rejects(
        as(iro, (tx, actor) => changeShare(tx, ref, { share: 'carers', told: wrong }, actor, today)),
        says,
      )
    assert.equal((await as(worker, (tx) => findVoice(tx, ref))).mayRead, false)
    await as(iro, (tx, actor) => changeShare(tx, ref, { share: 'carers', told }, actor, today))
    assert.equal((await as(worker, (tx) => findVoice(tx, ref))).mayRead, true)
    const trail = await database.asOwner((client) =>
      client.query(
        `select data from trail where kind = 'choice of who may read a voice changed' and data ->> 'voice' = $1`,
        [ref],
      ),
    )
    assert.deepEqual(trail.rows, [
      { data: { voice: ref, from: 'iro_and_quality', to: 'carers', on: today.toString() } },
    ])
    // To let fewer people read it, nothing is asked; the words in which she said it are for those who read hers.
    await as(quality, (tx, actor) => changeShare(tx, ref, { share: 'iro_and_quality' }, actor, today))
    const kept = (who: { id: number }) =>
      as(who, (tx) =>
        tx.many<{ words: string; details: unknown }>(
          sql`select m.words, m.details from voice_moves m join voices v on v.id = m.voice_id where v.ref = ${ref} order by m.id`,
        ),
      )
    assert.deepEqual(
      (await kept(iro)).map(({ words, details }) => [words, details]),
      [
        [told.how, { from: 'iro_and_quality', to: 'carers', on: today.toString() }],
        ['', { from: 'carers', to: 'iro_and_quality' }],
      ],
    )
    assert.deepEqual(await kept(worker), [])
  })

  test('SB-7b: a child who wanted to be asked first agreed on a day, in a way; whoever asked them records it, once', async () => {
    const ref = await given('ask_first')
    const agree = (who: { id: number }, how = told) => as(who, (tx, actor) => recordAgreement(tx, ref, how, actor, at))
    await assert.rejects(agree(officer), Refused)
    await assert.rejects(agree(iro, { ...told, how: '' }), /how they told/)
    await agree(iro)
    assert.equal((await as(worker, (tx) => findVoice(tx, ref))).mayRead, true)
    await assert.rejects(agree(quality), /already agreed/)
    const other = await given('iro_and_quality')
    await assert.rejects(
      as(quality, (tx, actor) => recordAgreement(tx, other, told, actor, at)),
      Refused,
    )
  })
})
