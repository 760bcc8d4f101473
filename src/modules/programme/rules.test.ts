import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anAgreedYear } from '#modules/calendar/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { type Arranged, mistakesIn } from './arranging.ts'
import { secondExcuses } from './jobs.ts'
import { programme } from './stream.ts'
import { aLeaderVisit, anExcuse, leadVisitTo } from './testing.ts'
import { countYear, yearOf } from './year.ts'
import { listDays } from './queries/year.ts'

const today = londonDate(testNow)
const well: Arranged = {
  ...{
    leaderId: 1,
    companionId: 2,
    companionMay: true,
    kind: 'watch',
    area: 'fostering',
    place: '',
    on: today,
    householdId: 3,
  },
}

describe('4.16 what stands against a day of the programme', () => {
  const table: [string, Partial<Arranged>, string[]][] = [
    ['nothing', {}, []],
    ['nobody whose day it is', { leaderId: null }, ['leader']],
    ['a leader who judges alone', { companionId: null }, ['companion']],
    ['a leader who goes along with themselves', { companionId: 1 }, ['companion']],
    ['somebody who does not watch practice', { companionMay: false }, ['companion']],
    ['an audit alone', { kind: 'audit', companionId: null }, ['companion']],
    ['a team is met alone', { kind: 'team', companionId: null, householdId: null }, []],
    ['a household where no case is met', { kind: 'panel' }, ['household']],
    ['a household that others meet this quarter', { wasMet: 'H-1' }, ['household']],
    ['elsewhere, nobody says where', { area: 'elsewhere' }, ['place']],
    ['a day that is over', { on: today.subtract({ days: 1 }) }, ['on']],
  ]
  for (const [name, given, fields] of table)
    test(name, () =>
      assert.deepEqual(
        mistakesIn({ ...well, ...given }, today).map(({ field }) => field),
        fields,
      ),
    )
})

describe('4.16 the leaders’ programme', async () => {
  const database = await freshDatabase()
  const { people } = await aSmallService(database)
  const lead = (key: string, ref: string, state: Parameters<typeof leadVisitTo>[1]['state'], now = testNow) =>
    leadVisitTo((work) => database.asPerson(people[key]!, now, work), { ref, state, now })
  const agree = (key: string, on = today, area: 'fostering' | 'elsewhere' = 'fostering') =>
    database.asPerson(people['qa-1']!, testNow, (tx) =>
      aLeaderVisit(tx, { leaderId: people[key]!, on, area, place: 'North' }),
    )
  const told = (kind: string) =>
    database.asSystem(testNow, async (tx) =>
      (
        await tx.many<{ id: number }>(sql`select to_id as id from messages where kind = ${kind} order by messages.id`)
      ).map(({ id }) => id),
    )

  test('counts what was held in fostering, and who was told in time', async () => {
    await lead('cd-1', await agree('cd-1'), 'told_back')
    await lead('cd-1', await agree('cd-1'), 'held')
    await lead('cd-1', await agree('cd-1', today, 'elsewhere'), 'closed')
    const days = await database.asPerson(people['fsw-1']!, testNow, (tx) => listDays(tx, yearOf(today)))
    const counts = countYear(days, [{ id: people['ce-1']!, name: 'Person ce-1' }])
    assert.equal(counts.held, 3)
    assert.deepEqual(counts.told, { part: 2, whole: 2 })
    assert.deepEqual(
      counts.byLeader.map(({ name, fostering, elsewhere }) => [name, fostering, elsewhere]),
      [
        ['Person ce-1', 0, 0],
        ['Person cd-1', 2, 1],
      ],
    )
  })

  test('nobody promises without an action, unless nothing is in the way', async () => {
    const ref = await agree('ed-1')
    await leadVisitTo(
      (work) => database.asPerson(people['ed-1']!, testNow, work),
      { ref, state: 'written', now: testNow },
      { barrier_is: 'yes' },
    )
    const promise = () =>
      database.asPerson(people['ed-1']!, testNow, (tx, actor) =>
        programme.makeMove(tx, actor, ref, { move: 'promise' }, testNow),
      )
    await assert.rejects(promise(), /Set an action first/)
  })

  test('of two at the same moment one leads it on, and the other is told', async () => {
    const ref = await agree('ce-1')
    const press = () =>
      database.asPerson(people['ce-1']!, testNow, (tx, actor) =>
        programme.makeMove(tx, actor, ref, { move: 'hold', on: today }, testNow),
      )
    const both = await Promise.allSettled([press(), press()])
    assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected'])
    const owed = await database.asSystem(testNow, (tx) =>
      tx.one<{ count: number }>(
        sql`select count(*)::int as count from told t join pieces p on p.id = t.piece_id where p.ref = ${ref}`,
      ),
    )
    assert.equal(owed.count, 1, 'staff are to be told once')
  })

  test('nobody excuses themselves or moves their own day', async () => {
    const ref = await agree('ed-1')
    for (const move of ['excuse', 'change_day'] as const)
      await assert.rejects(
        database.asPerson(people['ed-1']!, testNow, (tx, actor) =>
          programme.makeMove(
            tx,
            actor,
            ref,
            { move, on: today.add({ days: 3 }), words: 'Busy.', details: { why: 'other' } },
            testNow,
          ),
        ),
        /Quality Assurance/,
      )
  })

  test('a second excuse climbs: to the Executive Director, and of that director to the Chief Executive', async () => {
    const excuse = async (key: string, days: number) => {
      const ref = await agree(key, today.add({ days }))
      await database.asPerson(people['qa-1']!, testNow, (tx, actor) =>
        programme.makeMove(tx, actor, ref, { move: 'excuse', words: 'Away.', details: { why: 'absence' } }, testNow),
      )
    }
    await excuse('hos-1', 1)
    assert.deepEqual(await told('leader visit excused'), [])
    await excuse('hos-1', 8)
    assert.deepEqual(await told('leader visit excused'), [people['ed-1']])
    await excuse('ed-1', 1)
    await excuse('ed-1', 8)
    assert.deepEqual(await told('leader visit excused'), [people['ed-1'], people['ce-1']])
  })

  test('and where both sides excused somebody in the agreed year, once', async () => {
    const before = (await told('leader visit excused')).length
    const by = [people['qa-head']!, people['sm-1']!] as const
    await database.asOwner(async (client) => {
      const { asTx } = await import('#platform/sql/index.ts')
      const tx = asTx(client)
      const yearId = await anAgreedYear(tx, { quality: by[0], fostering: by[1] })
      for (const hours of [48, 24])
        await anExcuse(tx, { yearId, personId: people['cd-1']!, by, at: testNow.subtract({ hours }) })
    })
    for (let runs = 0; runs < 2; runs += 1) await secondExcuses.handle({ database, now: testNow, today })
    assert.deepEqual((await told('leader visit excused')).slice(before), [people['ed-1']])
  })
})
