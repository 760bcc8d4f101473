import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { listClocks } from '#modules/evidence/index.ts'
import {
  type ObservationFigures as Figures,
  observationsOf as figuresOf,
} from '#modules/reports/queries/observations.ts'
import { observationsPanel } from '#modules/reports/pages/observations.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { pieces } from './queries/observations.ts'
import type { State } from './observation.ts'
import { moves } from './states.ts'
import { observations } from './stream.ts'
import { answerPart, anObservation, leadTo } from './testing.ts'

/* The day of a visit was written down wrongly, and somebody has gone on with it since: it is put right beside what it was. */

const database = await freshDatabase()
const { people, household } = await aSmallService(database)
const visits = await openVisits(database, testNow)
after(() => visits.close())
const today = londonDate(testNow)
const yesterday = today.subtract({ days: 1 })
const as = <T>(key: string, work: Parameters<typeof database.asPerson<T>>[2], now = testNow) =>
  database.asPerson(people[key]!, now, work)

const keys = { observer: 'tm-1', worker: 'fsw-1' }
async function aVisit(state: State): Promise<string> {
  const parts = { householdId: household.id, observerId: people['tm-1']!, workerId: people['fsw-1']!, on: today }
  const ref = await database.asSystem(testNow, (tx) => anObservation(tx, parts))
  await leadTo((who, work) => as(keys[who], work), { ref, state, now: testNow })
  return ref
}
const find = (ref: string) => database.asSystem(testNow, (tx) => pieces.find(tx, ref))
const typed = (day: Temporal.PlainDate, reason: string) => ({
  ...{ 'date-day': String(day.day), 'date-month': String(day.month), 'date-year': String(day.year) },
  ...{ 'date-right': String(day), reason },
})

test('the observer puts the day right once the worker has answered: both days stand with the reason, and the worker is told', async () => {
  const ref = await aVisit('answered')
  const [observer, worker] = [await visits.as('tm-1'), await visits.as('fsw-1')]
  assert.match(
    (await observer.get(`/observations/${ref}`)).text,
    /href="\/observations\/[^"]*\/day-seen">Put the day right/,
  )
  assert.doesNotMatch((await worker.get(`/observations/${ref}`)).text, /day-seen/)
  assert.equal((await worker.post(`/observations/${ref}/day-seen`, typed(yesterday, 'So'))).status, 409)
  assert.equal((await observer.post(`/observations/${ref}/day-seen`, typed(yesterday, ''))).status, 422)
  const { id } = await find(ref)
  const stood = await find(ref)
  assert.equal(
    (await observer.post(`/observations/${ref}/day-seen`, typed(yesterday, 'I mixed up the two.'))).status,
    303,
  )
  const { seenOn, state, dueOn } = await find(ref)
  assert.deepEqual([String(seenOn), state, dueOn], [String(yesterday), 'answered', stood.dueOn])
  const { text } = await worker.get(`/observations/${ref}`)
  assert.match(text, /I mixed up the two\.[\s\S]*It was written down as [^<]*19 November[^<]*, and is [^<]*18 November/)
  const told = await database.asSystem(testNow, (tx) =>
    tx.many(sql`select to_id as to from messages where kind = 'piece corrected' and path = ${`/observations/${ref}`}`),
  )
  assert.deepEqual(told, [{ to: people['fsw-1'] }])
  const clocks = await database.asSystem(testNow, (tx) => listClocks(tx, id))
  assert.deepEqual(
    clocks
      .filter(({ key }) => key === 'clk.obs_record')
      .map(({ state: one, startedAt }) => `${one} ${londonDate(startedAt)}`)
      .toSorted(),
    [`not applicable ${today}`, `running ${yesterday}`],
    'what still runs goes by the right day',
  )
})

test('once it is closed, the Head of Quality Assurance does; before the worker has it, it is taken back', async () => {
  const ref = await aVisit('answered')
  await as('tm-1', (tx, actor) => answerPart(tx, actor, { ref, part: 'record', today }))
  const close = { move: 'close', words: 'Nothing to do.' } as const
  await as('tm-1', (tx, actor) => observations.makeMove(tx, actor, ref, close, testNow))
  const [observer, head] = [await visits.as('tm-1'), await visits.as('qa-head')]
  assert.equal((await observer.post(`/observations/${ref}/day-seen`, typed(yesterday, 'So'))).status, 409)
  assert.match((await observer.get(`/observations/${ref}`)).text, /Tell the Head of Quality Assurance and Partnerships/)
  assert.equal((await head.post(`/observations/${ref}/day-seen`, typed(yesterday, 'It was the 18th.'))).status, 303)
  assert.match(moves.correct_day.said, /The day is put right\. Both days are kept/)
  const line = /Put the day right[^<]*/.exec((await head.get(`/observations/${ref}/history`)).text)
  assert.equal(line?.[0].trim(), 'Put the day right', 'it moved nothing, and so is at no step since')
  assert.equal(String((await find(ref)).seenOn), String(yesterday))
  const early = await aVisit('seen')
  assert.match((await observer.get(`/observations/${early}`)).text, /Was the last step a mistake\?/)
})

test('a month that is over keeps the day that it was read with, and says that one was put right since', async () => {
  const figures = (from: string, to: string) =>
    as('hos-1', async (tx) => {
      const month = { from: Temporal.PlainDate.from(from), to: Temporal.PlainDate.from(to) }
      return (await tx.one<{ figures: Figures }>(figuresOf(month).query)).figures
    })
  const before = (await figures('2026-11-01', '2026-11-30')).done
  const ref = await aVisit('answered')
  const inDecember = Temporal.Instant.from('2026-12-07T10:00:00Z')
  const on = Temporal.PlainDate.from('2026-10-30')
  const right = { move: 'correct_day', on, words: 'It was in October.', details: { on: String(on) } } as const
  await as('tm-1', (tx, actor) => observations.makeMove(tx, actor, ref, right, inDecember), inDecember)
  const [november, october] = [await figures('2026-11-01', '2026-11-30'), await figures('2026-10-01', '2026-10-31')]
  assert.deepEqual([november.done, november.corrected], [before + 1, 1])
  assert.deepEqual([october.done, october.corrected], [0, 1])
  assert.match(observationsPanel(november).toString(), /Since the month ended, the day of 1 was put right/)
  const closed = { move: 'close', words: 'Nothing to do.' } as const
  await as(
    'tm-1',
    (tx, actor) => answerPart(tx, actor, { ref, part: 'record', today: londonDate(inDecember) }),
    inDecember,
  )
  await as('tm-1', (tx, actor) => observations.makeMove(tx, actor, ref, closed, inDecember), inDecember)
  assert.equal(
    (await figures('2026-11-01', '2026-11-30')).done,
    before + 1,
    'where it stands now is of no month that is over',
  )
})
