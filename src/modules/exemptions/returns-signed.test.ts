import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anAgreedYear, aSlot } from '#modules/calendar/testing.ts'
import { aHousehold, aPlacement } from '#modules/register/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { Refused } from '#platform/problems.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import { together } from '#platform/sql/together.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { acknowledgeReturn, signReturn, takeReturnBack } from './commands/sign.ts'
import { countedIn, countReturn, findSigned, listTeamsOfReturns } from './queries/returns.ts'
import { sumOf } from './return.ts'
import { anExemption, bringToEnd, tellAll } from './testing.ts'
import { listReturnWork } from './work.ts'

const database = await freshDatabase()
const { people, teams } = await aSmallService(database)
const month = Temporal.PlainYearMonth.from('2026-10')
const on = (day: string) => Temporal.Instant.from(`${day}T10:00:00Z`)
const as = <T>(key: string, work: Parameters<typeof database.asPerson<T>>[2], now = testNow) =>
  database.asPerson(people[key]!, now, work)
const today = londonDate(testNow)
const ofOctober = { teamId: teams.north, month, today }
const sign = (key: string) => as(key, (tx, actor) => signReturn(tx, actor.id, { ...ofOctober, worry: '', because: '' }))

const home = await database.asOwner(async (client) => {
  const tx = asTx(client)
  const made = await aHousehold(tx, { teamId: teams.north, workerId: people['fsw-1']!, placesApproved: 1 })
  await aPlacement(tx, { householdId: made.id, startedOn: '2024-02-01' })
  await aPlacement(tx, { householdId: made.id, startedOn: '2026-10-05' })
  return made
})

test('4.9 the return of a month assembles itself, is signed by the team manager, handed over, and read by those it is for', async () => {
  const nil = await as('tm-1', (tx) => countReturn(tx, teams.north, Temporal.PlainYearMonth.from('2026-09'), today))
  assert.deepEqual([nil.exception.started, nil.told.whole], [0, 0])
  const begun = on('2026-10-05')
  const ref = await as(
    'tm-1',
    (tx, actor) =>
      anExemption(tx, actor, { householdId: home.id, kind: 'exception', on: londonDate(begun), now: begun }),
    begun,
  )
  await as('tm-1', (tx) => tellAll(tx, ref, begun), begun)
  const ended = on('2026-10-09')
  await as('tm-1', (tx, actor) => bringToEnd(tx, actor, ref, ended), ended)
  const counted = await as('tm-1', (tx) => countReturn(tx, teams.north, month, today))
  assert.deepEqual(counted.exception, { started: 1, settled: 1, over: 0, open: 0 })
  assert.deepEqual([counted.told, counted.unspoken], [{ part: 3, whole: 3 }, 0])

  const work = (key: string) => as(key, (tx, actor) => listReturnWork(tx, actor, { today, gone: [] }))
  assert.deepEqual(
    (await work('tm-1')).map(({ dueOn }) => String(dueOn)),
    ['2026-11-06'],
  )
  for (const key of ['tm-2', 'qa-1', 'fsw-1']) await assert.rejects(sign(key), `${key} does not manage the team`)
  await sign('tm-1')
  assert.deepEqual(await work('tm-1'), [])
  await assert.rejects(sign('tm-1'), Refused, 'once')
  const told = await database.asSystem(testNow, (tx) =>
    tx.many<{ key: string }>(
      sql`select p.demonstration_key as key from messages m join people p on p.id = m.to_id where m.kind = 'monthly return signed' order by 1`,
    ),
  )
  assert.deepEqual(
    told.map(({ key }) => key),
    ['cd-1', 'ed-1', 'qa-1', 'qa-head', 'sm-1'],
  )

  const seen = async (key: string) => (await as(key, (tx) => findSigned(tx, teams.north, month))) !== undefined
  for (const key of ['tm-1', 'sm-1', 'cd-1', 'ed-1', 'qa-1', 'qa-head']) assert.ok(await seen(key), key)
  for (const key of ['tm-2', 'fsw-1', 'fro-1', 'lado-1', 'iro-1']) assert.ok(!(await seen(key)), key)
  assert.deepEqual(
    (await as('tm-2', (tx) => listTeamsOfReturns(tx))).map(({ name }) => name),
    ['South'],
  )

  await as('tm-1', (tx) => takeReturnBack(tx, ofOctober))
  await sign('tm-1')
  assert.equal((await work('sm-1')).length, 1)
  await assert.rejects(
    as('qa-1', (tx) => acknowledgeReturn(tx, ofOctober)),
    'it is not for them',
  )
  await as('sm-1', (tx) => acknowledgeReturn(tx, ofOctober))
  assert.deepEqual(await work('sm-1'), [])
  await assert.rejects(
    as('tm-1', (tx) => takeReturnBack(tx, ofOctober)),
    Refused,
    'it was read',
  )
  // What changes in the records afterwards leaves what was signed as it was.
  const kept = await as('sm-1', (tx) => findSigned(tx, teams.north, month))
  assert.deepEqual(kept?.counted, counted)
})

test('4.9 the return of a month meets its own line of the agreed year, and the one of a month before meets none', async () => {
  const slots = await database.asOwner(async (client) => {
    const tx = asTx(client)
    const yearId = await anAgreedYear(tx, { quality: people['qa-1']!, fostering: people['sm-1']! })
    const line = (from: string, to: string, dueOn: string) =>
      aSlot(tx, { yearId, personId: people['tm-1']!, activity: 'concern_notification', from, to, dueOn })
    return [await line('2026-11-01', '2026-11-30', '2026-12-07'), await line('2026-12-01', '2026-12-31', '2027-01-08')]
  })
  const december = on('2026-12-03')
  const met = () =>
    as(
      'sm-1',
      (tx) =>
        tx.many<{ id: number; day: string }>(
          sql`select slot_id as id, done_on::text as day from slots_done((select max(id) from calendar_years)) order by 1`,
        ),
      december,
    )
  assert.deepEqual(await met(), [], 'that of October, which is signed')
  const of = {
    ...{ teamId: teams.north, month: Temporal.PlainYearMonth.from('2026-11'), today: londonDate(december) },
    ...{ worry: '', because: 'Told on the telephone.' },
  }
  // Somebody stands in for the manager: it is the manager's line all the same, and none of whoever signs.
  await database.asSystem(testNow, (tx) =>
    tx.run(sql`insert into absences (person_id, cover_id, from_on, until_on)
      values (${people['tm-1']}, ${people['tm-2']}, '2026-12-01', '2026-12-04')`),
  )
  await as('tm-2', (tx, actor) => signReturn(tx, actor.id, of), december)
  assert.deepEqual(await met(), [{ id: slots[0], day: '2026-12-03' }])
})

test('5.14 the month shows the sum of what is signed of it', async () => {
  const counted = await as('sm-1', (tx) => together(tx, { returns: countedIn(month) }))
  assert.equal(counted.returns.length, 1)
  const two = sumOf([counted.returns[0]!.counted, counted.returns[0]!.counted])
  assert.deepEqual([two.exception.started, two.told], [2, { part: 6, whole: 6 }])
  const none = await as('fro-1', (tx) => together(tx, { returns: countedIn(month) }))
  assert.deepEqual(none.returns, [])
})
