import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aChild, aHousehold, aPlacement } from '#modules/register/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { askSomebodyBeside } from './commands/ask.ts'
import { wordsOfTheSister } from './put-right.testing.ts'
import { findTarget } from './queries/put-right.ts'
import { findVoice } from './queries/voices.ts'
import { anAnswer, aVoice } from './testing.ts'

/* B02: what somebody saw beside a child's voice goes to the right child too, and stands beside that child's own voice there. */

const saw = 'He hides when the door opens'

async function seenBeside({ sisterIsAsked }: { sisterIsAsked: boolean }) {
  const all = await wordsOfTheSister({ elsewhere: !sisterIsAsked })
  const { as, voice, home } = all
  const observed = await as('iro', async (tx) => {
    const ref = await askSomebodyBeside(tx, await findVoice(tx, voice.ref))
    const made = await findVoice(tx, ref)
    await anAnswer(tx, { voiceId: made.id, question: 'fq.yp.observed.looks', words: saw })
    await tx.run(sql`update voices set state = 'given', given_at = ${testNow} where id = ${made.id}`)
    return ref
  })
  const seen = () =>
    as('qa', (tx) =>
      tx.many<{ words: string; childId: number; own: number; ownState: string; householdId: number }>(sql`
        select n.words, v.child_id as "childId", o.child_id as own, o.state as "ownState", v.household_id as "householdId" from voice_answers n
        join voices v on v.id = n.voice_id join voices o on o.id = v.beside_id`),
    )
  let asked: number | undefined
  const move = async (whose: string) => all.decide((asked ??= await all.ask('iro', observed)), { whose })
  return { ...all, observed, seen, move, sister: home.sister }
}

describe('what somebody saw of the wrong child', () => {
  test('goes beside the right child’s own voice in the same audit, and is to be asked anew of the wrong one', async () => {
    const { move, seen, sister, hers, as, observed } = await seenBeside({ sisterIsAsked: true })
    await move(sister.ref)
    const [one] = await seen()
    assert.deepEqual([one!.words, one!.childId, one!.own], [saw, sister.id, sister.id])
    assert.equal(
      (await as('otherIro', (tx) => findVoice(tx, hers!.ref))).state,
      'to_ask',
      'her own is still to be asked',
    )
    assert.equal((await as('iro', (tx) => findVoice(tx, observed))).state, 'to_ask')
  })

  test('of a child who was not asked goes beside a voice that is made, so that it never stands alone', async () => {
    const { move, seen, sister, there } = await seenBeside({ sisterIsAsked: false })
    await move(sister.ref)
    assert.deepEqual(await seen(), [
      { words: saw, childId: sister.id, own: sister.id, ownState: 'to_ask', householdId: there.id },
    ])
  })

  test('goes where the voice itself is named; never over what somebody saw there, nor beside the same child', async () => {
    const { move, seen, hers, voice, as, sister } = await seenBeside({ sisterIsAsked: true })
    await assert.rejects(move(voice.ref), /beside this child’s voice already/)
    await as('otherIro', async (tx) => {
      const ref = await askSomebodyBeside(tx, await findVoice(tx, hers!.ref))
      await anAnswer(tx, { voiceId: (await findVoice(tx, ref)).id, words: 'She sings' })
    })
    await assert.rejects(move(hers!.ref), /written down what they see/)
    assert.equal((await seen()).filter(({ childId }) => childId === sister.id).length, 1)
  })
})

describe('what goes by the person, and what is said already', () => {
  test('words of a restricted piece go nowhere else, and nothing comes into one', async () => {
    const { as, voice, home } = await wordsOfTheSister({ elsewhere: true })
    const found = await as('qa', (tx) => findVoice(tx, voice.ref))
    for (const pieceId of [500_000_007, 1_000_000_007])
      await assert.rejects(
        as('qa', (tx) => findTarget(tx, { ...found, pieceId }, home.sister.ref)),
        /Not everybody may know of it/,
      )
  })

  test('the database itself puts nothing over what is said, in another kind of voice, or where it stands', async () => {
    const { as, ask, voice, hers, database, home } = await wordsOfTheSister()
    const id = await ask()
    const move = (to: number) => as('qa', (tx) => tx.one(sql`select move_words(${id}, ${voice.id}, ${to}, true)`))
    const carer = await database.asSystem(testNow, (tx) =>
      aVoice(tx, { householdId: home.household.id, kind: 'parent' }),
    )
    await as('otherIro', (tx) => anAnswer(tx, { voiceId: hers!.id, words: 'Mine' }))
    for (const to of [hers!.id, carer.id, voice.id]) await assert.rejects(move(to), /nobody has said anything/)
  })
})

describe('a child who left', () => {
  test('gets the words where they lived last', async () => {
    const { database, ask, decide, home } = await wordsOfTheSister()
    const { child, lived } = await database.asSystem(testNow, async (tx) => {
      const [one, other] = [await aChild(tx), await aHousehold(tx, { teamId: home.team.id })]
      await aPlacement(tx, { householdId: other.id, childId: one.id, startedOn: '2026-01-01', endedOn: '2026-09-01' })
      return { child: one, lived: other }
    })
    await decide(await ask(), { whose: child.ref })
    const where = await database.asSystem(testNow, (tx) =>
      tx.many(sql`select household_id as household, piece_id as piece from voices where child_id = ${child.id}`),
    )
    assert.deepEqual(where, [{ household: lived.id, piece: null }])
  })

  test('and who lived in no household that Hearth knows of gets none: they are sealed', async () => {
    const { database, ask, decide } = await wordsOfTheSister()
    const stranger = await database.asSystem(testNow, (tx) => aChild(tx))
    await assert.rejects(decide(await ask(), { whose: stranger.ref }), /no household that Hearth knows of/)
  })
})
