import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAudit } from '#modules/audits/testing.ts'
import { anObservation } from '#modules/observations/testing.ts'
import { addWorkingDays, londonDate, startOfLondonDay } from '#platform/dates/index.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { aLeaderVisit, leadVisitTo } from './testing.ts'
import { programme } from './stream.ts'

/* A leader sees only the case of their own visit, from ten working days before it to twenty after (clause 4.16). */

const database = await freshDatabase()
const { people, household, neighbours } = await aSmallService(database)
const today = londonDate(testNow)
const day = today.add({ days: 7 })
const noon = (on: Temporal.PlainDate) => startOfLondonDay(on).add({ hours: 12 })

const seen = (key: string, at: Temporal.Instant, table = 'households') =>
  database.asPerson(people[key]!, at, (tx) =>
    tx.many<{ id: number }>(
      table === 'households'
        ? sql`select id from households order by id`
        : table === 'pieces'
          ? sql`select id from pieces where stream <> 'leader_visit' order by id`
          : table === 'children'
            ? sql`select id from children order by id`
            : table === 'voices'
              ? sql`select id from voices order by id`
              : sql`select id from answers order by id`,
    ),
  )

test('4.16 the Chief Executive sees the household of their visit on its days, and no other day, and nothing else', async () => {
  assert.deepEqual(await seen('ce-1', testNow), [], 'nobody’s before')
  const ref = await database.asPerson(people['qa-1']!, testNow, (tx) =>
    aLeaderVisit(tx, {
      ...{ leaderId: people['ce-1']!, companionId: people['sm-1']!, kind: 'watch', householdId: household.id, on: day },
    }),
  )
  const [first, last] = [addWorkingDays(day, -10), addWorkingDays(day, 20)]
  const table: [Temporal.PlainDate, boolean][] = [
    [first.subtract({ days: 1 }), false],
    [first, true],
    [day, true],
    [last, true],
    [last.add({ days: 1 }), false],
  ]
  for (const [on, sees] of table) {
    const ids = (await seen('ce-1', noon(on))).map(({ id }) => id)
    assert.deepEqual(ids, sees ? [household.id] : [], `${on}`)
    const children = await seen('ce-1', noon(on), 'children')
    assert.equal(children.length > 0, sees, `the child on ${on}`)
  }
  // The last minute of the last day in London, and the first of the next.
  assert.equal((await seen('ce-1', startOfLondonDay(last.add({ days: 1 })).subtract({ minutes: 1 }))).length, 1)
  assert.equal((await seen('ce-1', startOfLondonDay(last.add({ days: 1 })))).length, 0)
  assert.deepEqual(await seen('lado-1', noon(day)), [], 'it is nobody else’s')
  assert.deepEqual(await seen('ce-1', noon(day), 'voices'), [], 'no voice of the household')

  // What is watched there, by whoever goes along; an audit of another kind is not theirs.
  const visit = await database.asSystem(testNow, (tx) =>
    anObservation(tx, { householdId: household.id, observerId: people['sm-1']!, workerId: people['fsw-1']!, on: day }),
  )
  const other = await database.asSystem(testNow, (tx) =>
    anObservation(tx, {
      ...{ householdId: neighbours.id, observerId: people['sm-1']!, workerId: people['fsw-3']!, on: day },
    }),
  )
  await database.asSystem(testNow, (tx) =>
    anAudit(tx, { householdId: household.id, auditorId: people['sm-1']!, kind: 'thematic' }),
  )
  const mine = await database.asPerson(people['ce-1']!, noon(day), (tx) =>
    tx.many<{ ref: string }>(sql`select ref from pieces where stream <> 'leader_visit'`),
  )
  assert.deepEqual(mine, [{ ref: visit }], `and not ${other}`)
  assert.deepEqual(await seen('ce-1', noon(last.add({ days: 1 })), 'pieces'), [])

  // The day goes with the visit; a day that is put right makes it no longer; one that is excused gives none.
  const as = (work: Parameters<typeof database.asPerson>[2], at = noon(day)) =>
    database.asPerson(people['ce-1']!, at, work)
  await leadVisitTo((work) => as(work), { ref, state: 'written', now: noon(day) })
  await as(
    (tx, actor) =>
      programme.makeMove(
        tx,
        actor,
        ref,
        { move: 'correct_day', on: day.add({ days: 1 }), words: 'It was a day later.' },
        noon(day.add({ days: 1 })),
      ),
    noon(day.add({ days: 1 })),
  )
  assert.equal((await seen('ce-1', noon(last.add({ days: 1 })))).length, 0, 'no day more')
})

test('4.16 a leader who says late that it was held sees no case again', async () => {
  const ref = await database.asPerson(people['qa-1']!, testNow, (tx) =>
    aLeaderVisit(tx, {
      ...{ leaderId: people['ed-1']!, companionId: people['sm-1']!, kind: 'watch', householdId: household.id, on: day },
    }),
  )
  const long = addWorkingDays(day, 21)
  await database.asPerson(people['ed-1']!, noon(long), (tx, actor) =>
    programme.makeMove(tx, actor, ref, { move: 'hold', on: long }, noon(long)),
  )
  const mine = (at: Temporal.PlainDate) =>
    database.asPerson(people['ed-1']!, noon(at), (tx) => tx.one<{ ids: number[] }>(sql`select my_slots() as ids`))
  assert.deepEqual((await mine(long)).ids, [])
  await database.asPerson(people['ed-1']!, noon(long), (tx, actor) =>
    programme.makeMove(tx, actor, ref, { move: 'recall', words: 'It was sooner.' }, noon(long)),
  )
  assert.deepEqual((await mine(long)).ids, [])
  assert.equal((await mine(day)).ids.length, 1, 'the days that were agreed')
  await database.asOwner((client) =>
    client.query('update person_roles set until_on = $2 where person_id = $1', [people['ed-1'], String(today)]),
  )
  await database.asOwner((client) =>
    client.query("insert into person_roles (person_id, role, from_on) values ($1, 'operational_manager', $2)", [
      people['ed-1'],
      String(today.add({ days: 1 })),
    ]),
  )
  assert.deepEqual((await mine(day)).ids, [], 'whoever leads no more sees no case')
})

test('4.16 an excused visit shows its leader nothing', async () => {
  const ref = await database.asPerson(people['qa-1']!, testNow, (tx) =>
    aLeaderVisit(tx, {
      leaderId: people['ce-1']!,
      companionId: people['sm-1']!,
      kind: 'audit',
      householdId: neighbours.id,
      on: day,
    }),
  )
  assert.ok((await seen('ce-1', noon(day))).some(({ id }) => id === neighbours.id))
  await database.asPerson(people['qa-1']!, testNow, (tx, actor) =>
    programme.makeMove(tx, actor, ref, { move: 'excuse', words: 'A crisis.', details: { why: 'crisis' } }, testNow),
  )
  assert.ok(!(await seen('ce-1', noon(day))).some(({ id }) => id === neighbours.id))
})

test('4.16 everybody reads what a leader wrote once it is written, and not before', async () => {
  const ref = await database.asPerson(people['qa-1']!, testNow, (tx) =>
    aLeaderVisit(tx, { leaderId: people['cd-1']!, on: today }),
  )
  const read = (key: string) =>
    database.asPerson(people[key]!, testNow, (tx) =>
      tx.many(sql`select n.question from answers n join pieces p on p.id = n.piece_id where p.ref = ${ref}`),
    )
  const lead = (state: 'held' | 'written') =>
    leadVisitTo((work) => database.asPerson(people['cd-1']!, testNow, work), { ref, state, now: testNow })
  await database.asPerson(people['cd-1']!, testNow, async (tx, actor) => {
    const { answerLeader } = await import('./testing.ts')
    await answerLeader(tx, actor, { ref, part: 'seen', today }, { barrier_is: 'none' })
  })
  assert.deepEqual(await read('fsw-1'), [])
  assert.deepEqual(await read('qa-head'), [], 'not the Head of Quality Assurance either')
  assert.ok((await read('cd-1')).length > 0)
  void lead
  await database.asPerson(people['cd-1']!, testNow, (tx, actor) =>
    programme.makeMove(tx, actor, ref, { move: 'hold', on: today }, testNow),
  )
  await database.asPerson(people['cd-1']!, testNow, (tx, actor) =>
    programme.makeMove(tx, actor, ref, { move: 'write' }, testNow),
  )
  assert.ok((await read('fsw-1')).length > 0)
})
