import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { correctableAction } from '#modules/actions/commands/put-right.ts'
import { anAction } from '#modules/actions/testing.ts'
import { anAudit } from '#modules/audits/testing.ts'
import { askToPutRight } from '#modules/corrections/commands/ask.ts'
import { decideCorrection } from '#modules/corrections/commands/decide.ts'
import { moveReview } from '#modules/planning/commands/move-review.ts'
import { aChild, aPlacement } from '#modules/register/testing.ts'
import { correctableWords } from '#modules/voices/commands/put-right.ts'
import { anAnswer, aVoice } from '#modules/voices/testing.ts'
import type { Correctable } from '#platform/room.ts'
import { sql } from '#platform/sql/index.ts'
import { rooms } from '#src/rooms.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { findMonth } from './queries/month.ts'

/* Decision 65: a month that is over counts what was put right since as it stood, and says that it was. */

const today = Temporal.PlainDate.from('2026-11-19')
const september = Temporal.PlainYearMonth.from('2026-09')
const then = Temporal.Instant.from('2026-09-20T09:00:00Z')

/** An audit sent in September: one child had been heard, another was still to be asked, a third had been heard too. */
async function aMonth() {
  const database = await freshDatabase()
  const { household, people } = await aSmallService(database)
  const made = await database.asSystem(then, async (tx) => {
    const parts = { auditorId: people['fro-1']!, workerId: people['fsw-1']! }
    const sent = { householdId: household.id, scheduledFor: '2026-09-01', sentOn: '2026-09-29' }
    const audit = await anAudit(tx, { ...parts, ...sent, state: 'with_qa' })
    const one = async (iro: string, state: 'given' | 'to_ask') => {
      const child = await aChild(tx, { iroId: people[iro]! })
      await aPlacement(tx, { householdId: household.id, childId: child.id })
      const about = { householdId: household.id, pieceId: audit.id, childId: child.id, gathererId: people[iro]! }
      const voice = await aVoice(tx, { ...about, state, ...(state === 'given' ? { givenAt: then.toString() } : {}) })
      if (state === 'given')
        await tx.run(sql`insert into voice_moves (voice_id, move, from_state, to_state, at)
          values (${voice.id}, 'make_link', 'to_ask', 'asked', ${then.subtract({ hours: 2 })}), (${voice.id}, 'finish', 'asked', 'given', ${then})`)
      return { child: child.ref, ...voice }
    }
    return {
      audit,
      hers: await one('iro-1', 'given'),
      sister: await one('iro-2', 'to_ask'),
      brother: await one('iro-2', 'given'),
    }
  })
  for (const [iro, { id }] of [
    ['iro-1', made.hers],
    ['iro-2', made.brother],
  ] as const)
    await database.asPerson(people[iro]!, then, (tx) => anAnswer(tx, { voiceId: id, words: 'Words' }))
  const counts = async () => {
    const { children, planned, sent, since, actions } = await database.asPerson(people['qa-head']!, testNow, (tx) =>
      findMonth(tx, september, today, 0),
    )
    return {
      counts: { children, planned, sent },
      since: since.map(({ ref, what }) => `${ref ?? ''} ${what}`),
      opened: actions.opened,
    }
  }
  const putRight = async (about: Correctable, ref: string, outcome: 'moved' | 'sealed', whose = '', by = 'iro-1') => {
    const { id } = await database.asPerson(people[by]!, testNow, async (tx) =>
      askToPutRight(tx, { kind: about.kind, of: await about.find(tx, ref), what: 'Another’s', whose: '' }),
    )
    await database.asPerson(people['qa-1']!, testNow, (tx, actor) =>
      decideCorrection(tx, id, { outcome, whose, why: 'So' }, { about, rooms }, actor, { now: testNow, today }),
    )
  }
  return { ...made, database, household, people, counts, putRight }
}

const stood = { children: { asked: 3, heard: 2, notHeard: 0, waiting: 1 }, planned: 1, sent: 1 }

describe('a month that is over, of words that were put right since', () => {
  test('that were moved to a child who was to be asked', async () => {
    const { counts, putRight, hers, sister, audit } = await aMonth()
    assert.deepEqual(await counts(), { counts: stood, since: [], opened: 0 })
    await putRight(correctableWords, hers.ref, 'moved', sister.child)
    assert.deepEqual(await counts(), { counts: stood, since: [`${audit.ref} words`], opened: 0 })
    await putRight(correctableWords, sister.ref, 'moved', hers.child, 'iro-2')
    assert.deepEqual((await counts()).counts, stood, 'and moved back')
  })

  test('that were moved to one who had been heard: the voice that is made was not there', async () => {
    const { counts, putRight, hers, brother, audit } = await aMonth()
    await putRight(correctableWords, hers.ref, 'moved', brother.child)
    assert.deepEqual(await counts(), { counts: stood, since: [`${audit.ref} words`], opened: 0 })
  })

  test('that were sealed', async () => {
    const { counts, putRight, hers, audit } = await aMonth()
    await putRight(correctableWords, hers.ref, 'sealed')
    assert.deepEqual(await counts(), { counts: stood, since: [`${audit.ref} words`], opened: 0 })
  })

  test('is not changed by somebody who is heard after it', async () => {
    const { counts, sister, database, people } = await aMonth()
    await database.asPerson(people['iro-2']!, testNow, (tx) =>
      tx.run(
        sql`update voices set state = 'given', given_at = ${testNow}, version = version + 1 where id = ${sister.id}`,
      ),
    )
    assert.deepEqual(await counts(), { counts: stood, since: [], opened: 0 })
  })
})

describe('a month that is over, of what was planned and to be done in it', () => {
  test('counts an audit for the day for which it was planned, and says that this was moved', async () => {
    const { database, people, household, counts } = await aMonth()
    const planned = await database.asSystem(then, (tx) =>
      anAudit(tx, {
        ...{ householdId: household.id, kind: 'thematic', state: 'scheduled', scheduledFor: '2026-09-30' },
        ...{ auditorId: people['fro-1']!, workerId: people['fsw-1']! },
      }),
    )
    assert.equal((await counts()).counts.planned, 2)
    for (const [day, later] of [
      ['2026-12-01', 0],
      ['2026-12-08', 1],
    ] as const)
      await database.asPerson(people['fro-1']!, testNow.add({ minutes: later }), (tx, actor) =>
        moveReview(tx, actor, planned.ref, { to: Temporal.PlainDate.from(day), reason: 'So' }, today),
      )
    assert.deepEqual(await counts(), {
      counts: { ...stood, planned: 2 },
      since: [`${planned.ref} planned`, `${planned.ref} planned`],
      opened: 0,
    })
  })

  test('says that an action which it counted is sealed', async () => {
    const { database, people, household, counts, putRight } = await aMonth()
    const action = await database.asSystem(then, async (tx) => {
      const made = await anAction(tx, { householdId: household.id, ownerId: people['fsw-1']! })
      await tx.run(sql`update actions set raised_at = ${then} where id = ${made.id}`)
      return made
    })
    assert.equal((await counts()).opened, 1)
    await putRight(correctableAction, action.ref, 'sealed', '', 'fsw-1')
    assert.deepEqual(await counts(), { counts: stood, since: [' sealed_action'], opened: 0 })
  })
})
