import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aPerson } from '#modules/people/testing.ts'
import { aChild, aHousehold } from '#modules/register/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { jobs } from './jobs.ts'
import { aVoice } from './testing.ts'

test('every night a child who has not been heard is asked by their present officer; what was begun stays', async () => {
  const database = await freshDatabase()
  const { voices, before, now } = await database.asSystem(testNow, async (tx) => {
    const iro = { roles: ['independent_reviewing_officer'] } as const
    const [before, now] = [(await aPerson(tx, iro)).id, (await aPerson(tx, iro)).id]
    const householdId = (await aHousehold(tx)).id
    const child = { householdId, childId: (await aChild(tx, { iroId: now })).id, gathererId: before }
    const nobodys = { ...child, childId: (await aChild(tx)).id }
    const voices = [
      await aVoice(tx, child),
      await aVoice(tx, { ...child, state: 'asked' }),
      await aVoice(tx, { ...child, state: 'started' }),
      await aVoice(tx, { ...child, state: 'given' }),
      await aVoice(tx, nobodys),
      await aVoice(tx, { householdId, kind: 'carer', gathererId: before }),
    ]
    return { voices: voices.map(({ id }) => id), before, now }
  })
  const night = jobs.find(({ name }) => name === 'follow reviewing officers')!
  const pass = () => night.handle({ database, now: testNow, today: londonDate(testNow) })
  await pass()
  await pass() // twice does no harm
  const rows = await database.asSystem(testNow, (tx) =>
    tx.many<{ by: number }>(sql`select gatherer_id as by from voices where id = any (${voices}) order by id`),
  )
  assert.deepEqual(
    rows.map(({ by }) => by),
    [now, now, before, before, before, before],
  )
  const followed = await database.asOwner((client) =>
    client.query(`select voice_id, move, by_id, details from voice_moves where voice_id = any ($1) order by voice_id`, [
      voices,
    ]),
  )
  const details = { from: before, to: now }
  assert.deepEqual(
    followed.rows,
    voices.slice(0, 2).map((id) => ({ voice_id: id, move: 'follow_officer', by_id: null, details })),
    'RV-8: kept as a move, once',
  )
  const told = await database.asOwner((client) =>
    client.query(`select to_id, kind, path, urgent from messages order by id`),
  )
  const { rows: refs } = await database.asOwner((client) =>
    client.query<{ ref: string }>(`select ref from voices where id = any ($1) order by id limit 2`, [voices]),
  )
  assert.deepEqual(
    told.rows,
    refs.map(({ ref }) => ({ to_id: now, kind: 'voices wanted', path: `/voices/${ref}`, urgent: false })),
    'the present officer is told in the digest, once',
  )
})
