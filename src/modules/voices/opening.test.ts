import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aHomeWithItsPeople } from '#modules/alerts/testing.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { openWords } from './commands/open-words.ts'
import { raiseFromVoice } from './commands/say.ts'
import { findVoice } from './queries/voices.ts'
import { anAuditOf, aVoice } from './testing.ts'

/* Whoever has to decide opens a child's words: for as long as they have to, and nobody else learns of it. */

const today = Temporal.PlainDate.from('2026-11-19')
const given = { reason: 'Nobody answers the telephone', nobodyReached: true }

async function aWordThatIsOpened() {
  const database = await freshDatabase()
  const home = await database.asSystem(testNow, aHomeWithItsPeople)
  const pieceId = await anAuditOf(database, home.household.id)
  const { iro: gathererId } = home.people
  const voice = await database.asSystem(testNow, (tx) =>
    aVoice(tx, { householdId: home.household.id, childId: home.child.id, gathererId, pieceId }),
  )
  await database.asPerson(gathererId, testNow, async (tx) => {
    await tx.run(sql`insert into voice_answers (voice_id, question, words, saved_at)
      values (${voice.id}, 'fq.yp2.more', 'He comes at night', ${testNow})`)
    await raiseFromVoice(tx, await findVoice(tx, voice.ref), { now: testNow, today })
  })
  const as = <T>(key: keyof typeof home.people, work: (tx: Tx, actor: Actor) => Promise<T>) =>
    database.asPerson(home.people[key], testNow, work)
  await as('sm', (tx, actor) => openWords(tx, voice.ref, given, actor, today))
  const reads = () => as('sm', (tx) => tx.many(sql`select words from voice_answers where voice_id = ${voice.id}`))
  return { database, home, pieceId, as, reads }
}

describe('a child’s words that somebody opened who has to decide', () => {
  test('are open to them until it is decided', async () => {
    const { database, reads } = await aWordThatIsOpened()
    assert.equal((await reads()).length, 1)
    await database.asOwner((client) => client.query(`update alerts set decided_at = now(), ended_as = 'decided'`))
    assert.deepEqual(await reads(), [])
  })

  test('are closed to them once it turns out to be about them', async () => {
    const { database, home, reads } = await aWordThatIsOpened()
    await database.asOwner((client) => client.query('update alerts set circle = $1', [[home.people.sm]]))
    assert.deepEqual(await reads(), [])
  })

  test('stand in no trail that the household’s worker or the auditor reads', async () => {
    const { pieceId, as } = await aWordThatIsOpened()
    for (const key of ['fsw', 'tm', 'hos'] as const) {
      const kinds = await as(key, (tx) =>
        tx.many<{ kind: string }>(
          sql`select kind from trail where piece_id = ${pieceId} or kind like 'words of a child%'`,
        ),
      )
      assert.ok(!kinds.some(({ kind }) => kind === 'words of a child opened'), key)
    }
    const own = await as('sm', (tx) => tx.many(sql`select from trail where kind = 'words of a child opened'`))
    assert.equal(own.length, 1)
  })
})
