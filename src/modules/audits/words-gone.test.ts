import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askToPutRight } from '#modules/corrections/commands/ask.ts'
import { decideCorrection } from '#modules/corrections/commands/decide.ts'
import { correctableWords } from '#modules/voices/commands/put-right.ts'
import { rooms } from '#src/rooms.ts'
import { sql } from '#platform/sql/index.ts'
import { listWordsGone } from '#modules/voices/index.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { anAudit } from './testing.ts'

/* B02: what was brought forward from words that were somebody else's is looked at again. */

const at = Temporal.Instant.from('2026-11-19T10:00:00Z')
test('that words are gone is known to those who see the whole audit, and to nobody else', async () => {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const { id } = await database.asSystem(testNow, async (tx) => {
    const audit = await anAudit(tx, {
      householdId: household.id,
      auditorId: people['tm-2']!,
      workerId: people['fsw-1']!,
    })
    const voice = await aVoice(tx, { householdId: household.id, pieceId: audit.id, childId: household.childId })
    await tx.run(
      sql`insert into voice_moves (voice_id, move, from_state, to_state, at) values (${voice.id}, 'sealed', 'given', 'to_ask', ${at})`,
    )
    return audit
  })
  const seen = async (key: string) =>
    (await database.asPerson(people[key]!, testNow, (tx) => listWordsGone(tx, id))).length
  assert.deepEqual(
    [await seen('tm-2'), await seen('qa-head'), await seen('fsw-1'), await seen('fsw-3'), await seen('iro-2')],
    [1, 1, 1, 0, 0],
  )
})

test('whoever looks again is told when what was brought forward came of words that go: the auditor, or once it is over the Head', async () => {
  for (const [state, keys] of [
    ['in_audit', ['fro-1', 'fsw-1']],
    ['closed', ['qa-head']],
  ] as const) {
    const database = await freshDatabase()
    const { household, people } = await aSmallService(database)
    const { audit, voice } = await database.asSystem(testNow, async (tx) => {
      const parts = { auditorId: people['fro-1']!, workerId: people['fsw-1']! }
      const made = await anAudit(tx, { householdId: household.id, state, ...parts })
      await tx.run(sql`insert into answers (piece_id, section, question, child_id, value, brought_forward, saved_at)
        values (${made.id}, 'cyp4', 'cyp4.asked', ${household.childId}, '"yes"', true, ${testNow})`)
      const about = { householdId: household.id, pieceId: made.id, childId: household.childId, state: 'given' } as const
      return { audit: made, voice: await aVoice(tx, { ...about, share: 'carers', gathererId: people['iro-1']! }) }
    })
    const { id } = await database.asPerson(people['iro-1']!, testNow, async (tx) =>
      askToPutRight(tx, {
        kind: 'voice',
        of: await correctableWords.find(tx, voice.ref),
        what: 'Another’s',
        whose: '',
      }),
    )
    await database.asPerson(people['qa-1']!, testNow, (tx, actor) =>
      decideCorrection(tx, id, { outcome: 'sealed', whose: '', why: 'So' }, { about: correctableWords, rooms }, actor, {
        now: testNow,
        today: Temporal.PlainDate.from('2026-11-19'),
      }),
    )
    const told = await database.asSystem(testNow, (tx) =>
      tx.many<{ key: string; path: string }>(
        sql`select p.demonstration_key as key, m.path from messages m join people p on p.id = m.to_id where m.kind = 'look again' order by 1`,
      ),
    )
    assert.deepEqual(
      told,
      keys.map((key) => ({ key, path: `/audits/${audit.ref}` })),
    )
  }
})
