import { decideCorrection, type Decision } from '#modules/corrections/commands/decide.ts'
import { askToPutRight } from '#modules/corrections/commands/ask.ts'
import { aHomeWithItsPeople } from '#modules/alerts/testing.ts'
import { aHousehold, aPlacement } from '#modules/register/testing.ts'
import { rooms } from '#src/rooms.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { correctableWords } from './commands/put-right.ts'
import { raiseFromVoice } from './commands/say.ts'
import { findVoice } from './queries/voices.ts'
import { anAnswer, anAuditOf, aVoice } from './testing.ts'

/* What the tests of words on the wrong person begin with. */

export const today = Temporal.PlainDate.from('2026-11-19')
const at = { now: testNow, today }
export const words = 'I do not feel safe there'

/** The officer of one child wrote down the sister's words, and an alert was raised. */
export async function wordsOfTheSister({ elsewhere = false } = {}) {
  const database = await freshDatabase()
  const home = await database.asSystem(testNow, aHomeWithItsPeople)
  const pieceId = await anAuditOf(database, home.household.id)
  const there = await database.asSystem(testNow, async (tx) => {
    if (!elsewhere) return home.household
    const other = await aHousehold(tx, { teamId: home.team.id })
    await tx.run(sql`update placements set ended_on = '2026-11-18' where child_id = ${home.sister.id}`)
    await aPlacement(tx, { householdId: other.id, childId: home.sister.id, startedOn: '2026-11-18' })
    return other
  })
  const voice = await database.asSystem(testNow, (tx) =>
    aVoice(tx, {
      householdId: home.household.id,
      childId: home.child.id,
      gathererId: home.people.iro,
      pieceId,
      state: 'given',
      share: 'carers',
      givenAt: '2026-11-19T09:00:00Z',
    }),
  )
  const hers = elsewhere
    ? null
    : await database.asSystem(testNow, (tx) =>
        aVoice(tx, {
          householdId: home.household.id,
          childId: home.sister.id,
          gathererId: home.people.otherIro,
          pieceId,
        }),
      )
  const as = <T>(key: keyof typeof home.people, work: (tx: Tx, actor: Actor) => Promise<T>) =>
    database.asPerson(home.people[key], testNow, work)
  await as('iro', async (tx) => {
    await anAnswer(tx, { voiceId: voice.id, words })
    await tx.run(sql`update voice_answers set words = ${`${words}!`}, version = 2 where voice_id = ${voice.id}`)
  })
  // By a link: nobody who works here raised it.
  await database.asSystem(testNow, async (tx) => raiseFromVoice(tx, await findVoice(tx, voice.ref), at))
  const ask = async (key: keyof typeof home.people = 'iro', ref = voice.ref) => {
    const { id } = await as(key, async (tx) =>
      askToPutRight(tx, {
        kind: 'voice',
        of: await correctableWords.find(tx, ref),
        what: 'They are her sister’s',
        whose: home.sister.ref,
      }),
    )
    return id
  }
  const decide = (id: number, decision: Partial<Decision>, key: keyof typeof home.people = 'qa') =>
    as(key, (tx, actor) =>
      decideCorrection(
        tx,
        id,
        { outcome: 'moved', whose: home.sister.ref, why: 'It is so', ...decision },
        { about: correctableWords, rooms },
        actor,
        at,
      ),
    )
  const wordsAs = (key: keyof typeof home.people) =>
    as(key, (tx) =>
      tx.many<{ voiceId: number; words: string }>(sql`select voice_id as "voiceId", words from voice_answers`),
    )
  const told = (kind: string) =>
    database.asSystem(testNow, async (tx) =>
      (
        await tx.many<{ id: number }>(sql`select distinct to_id as id from messages where kind = ${kind} order by 1`)
      ).map(({ id }) => id),
    )
  return { database, home, there, voice, hers, as, ask, decide, wordsAs, told }
}
