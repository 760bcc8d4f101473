import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { anAction } from '#modules/actions/testing.ts'
import { listClocks } from '#modules/evidence/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { pieces } from './queries/observations.ts'
import { observations } from './stream.ts'
import { answerPart, anObservation, leadTo, noteTalk } from './testing.ts'

/* What is said to somebody who plans or writes down a visit and makes a slip: all of it, at its place, and never a dead end. */

const database = await freshDatabase()
const { people, household, sameTeam } = await aSmallService(database)
const visits = await openVisits(database, testNow)
after(() => visits.close())
const today = londonDate(testNow)
const as = <T>(key: string, work: Parameters<typeof database.asPerson<T>>[2]) =>
  database.asPerson(people[key]!, testNow, work)
const keys = { observer: 'tm-1', worker: 'fsw-1' }

async function aVisit(state: 'prepared' | 'seen' | 'answered', on = today): Promise<string> {
  const parts = { householdId: household.id, observerId: people[keys.observer]!, workerId: people['fsw-1']!, on }
  const ref = await database.asSystem(testNow, (tx) => anObservation(tx, parts))
  await leadTo((who, work) => as(keys[who], work), { ref, state, now: testNow })
  return ref
}

const dayIn = (field: string, { day, month, year }: Temporal.PlainDate) => ({
  ...{ [`${field}-day`]: String(day), [`${field}-month`]: String(month), [`${field}-year`]: String(year) },
})

test('whoever plans a visit hears everything that stands against it at once', async () => {
  const observer = await visits.as('tm-1')
  const plan = (on: Temporal.PlainDate, ref: string) =>
    observer.post('/observations', {
      ...{ worker: String(people['fsw-1']), kind: 'home_visit', mode: 'room', household: ref },
      ...dayIn('on', on),
    })
  await database.asOwner((client) =>
    client.query('update households set supervising_worker_id = $2 where id = $1', [sameTeam.id, people['fsw-3']]),
  )
  const { text } = await plan(today.add({ days: 1 }), sameTeam.ref)
  assert.match(text, new RegExp(`${sameTeam.ref} is with `))
  assert.match(text, /needs time to ask the family/)
  await aVisit('prepared', today.add({ days: 7 }))
  assert.match(
    (await plan(today.add({ days: 14 }), household.ref)).text,
    /You are to be on a visit with Person fsw-1 on/,
  )
})

test('a visit that was observed on another day than planned is asked about, and kept once it is said to be right', async () => {
  const planned = today.add({ days: 7 })
  const ref = await aVisit('prepared', planned)
  const observer = await visits.as('tm-1')
  const see = (fields: Record<string, string>) => observer.post(`/observations/${ref}/visit`, fields)
  const first = await see(dayIn('date', today))
  assert.equal(first.status, 422)
  assert.match(first.text, /The visit was planned for/)
  assert.match(first.text, new RegExp(`name="date-right"[^>]*value="${today.toString()}"`))
  assert.equal((await see({ ...dayIn('date', today), 'date-right': today.toString() })).status, 303)
})

test('two answers of which one is a slip are named, with the way to them, where the observation cannot be shared', async () => {
  const ref = await aVisit('seen')
  await as('tm-1', (tx) => noteTalk(tx, ref, testNow))
  const slip = { child_seen: 'no', child_alone_by: 'observer' }
  await as('tm-1', (tx, actor) => answerPart(tx, actor, { ref, part: 'observed', today }, slip))
  const { text } = await (await visits.as('tm-1')).get(`/observations/${ref}`)
  assert.match(text, /What is still needed \(1\)/)
  assert.match(text, /“Who spoke with this child alone\?” does not go with “Was this child seen\?”/)
  assert.match(text, new RegExp(`href="/observations/${ref}/children/${household.childRef}#`))
  const other = await (await visits.as('fsw-1')).get(`/observations/${ref}`)
  assert.doesNotMatch(other.text, /What is still needed/, 'what the observer writes is nobody else’s to mend')
})

test('the record of a visit that was read in time is late nowhere, however long the actions take', async () => {
  const ref = await aVisit('answered')
  const { id } = await database.asSystem(testNow, (tx) => pieces.find(tx, ref))
  const clocks = async () =>
    (await database.asSystem(testNow, (tx) => listClocks(tx, id))).filter(({ key }) => key === 'clk.obs_record')
  await database.asSystem(testNow, (tx) => anAction(tx, { pieceId: id, ownerId: people['fsw-1']!, state: 'open' }))
  await as('tm-1', (tx, actor) => observations.makeMove(tx, actor, ref, { move: 'agree' }, testNow))
  const line = async () => {
    const rows = await database.asPerson(people['tm-1']!, testNow, (tx, actor) =>
      observations.room.work(tx, actor, { today, gone: [] }),
    )
    return rows.find(({ href }) => href.startsWith(`/observations/${ref}`))
  }
  const work = await line()
  assert.match(work?.what ?? '', /^Read what the record says/)
  assert.equal(String(work?.dueOn), '2026-12-03', 'its own day, and not that of the actions')
  await as('tm-1', (tx, actor) => answerPart(tx, actor, { ref, part: 'record', today }))
  assert.deepEqual(
    (await clocks()).map(({ state }) => state),
    ['met'],
  )
  assert.doesNotMatch((await line())?.what ?? '', /record/)
})

test('UM-D20: a visit that was called off by mistake and opened again says no more why it did not happen; what it said at the time stays in its history', async () => {
  const ref = await aVisit('prepared', today.add({ days: 21 }))
  const observer = await visits.as('tm-1')
  const page = async () => (await observer.get(`/observations/${ref}`)).text
  assert.equal((await observer.post(`/observations/${ref}/cancellation`, { why: 'crisis' })).status, 303)
  assert.match(
    await page(),
    /Why it did not happen[\s\S]*Tell the Head of Quality Assurance and Partnerships: they can open the observation again/,
  )
  const head = await visits.as('qa-head')
  assert.equal((await head.post(`/observations/${ref}/reopened`, { reason: 'The wrong visit' })).status, 303)
  assert.doesNotMatch(await page(), /Why it did not happen/)
  assert.match((await observer.get(`/observations/${ref}/history`)).text, /The visit does not happen/)
})

test('7.6 a day that was written down wrongly is put right, and nobody is said to have asked for it', async () => {
  const ref = await aVisit('prepared', today.add({ days: 35 }))
  const observer = await visits.as('tm-1')
  const moved = { asker: 'slip', ...dayIn('date', today.add({ days: 28 })) }
  assert.equal((await observer.post(`/observations/${ref}/day`, moved)).status, 303)
  assert.match((await observer.get(`/observations/${ref}`)).text, /It was written down wrongly, as/)
})

test('whoever manages a worker and can open no case is told of no observation that they could not read', async () => {
  const toldOf = async (ref: string) =>
    (
      await database.asSystem(testNow, (tx) =>
        tx.many<{ to: number }>(
          sql`select to_id as to from messages where path = ${`/observations/${ref}`} and kind = 'observation answered' order by to_id`,
        ),
      )
    ).map(({ to }) => to)
  keys.observer = 'sm-1'
  const managed = await aVisit('answered')
  assert.deepEqual(await toldOf(managed), [people['sm-1'], people['tm-1']].toSorted())
  await database.asOwner((client) => client.query(`update roles set reach = 'none' where key = 'team_manager'`))
  assert.deepEqual(await toldOf(await aVisit('answered')), [people['sm-1']])
})
