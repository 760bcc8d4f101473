import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { anAgreedYear, aSlot } from '#modules/calendar/testing.ts'
import { aChild, aHousehold, aPlacement } from '#modules/register/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { Refused } from '#platform/problems.ts'
import { asTx, sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { signReport, takeReportBack } from './commands/sign.ts'
import { countReport, listEditions } from './queries/reports.ts'
import { numbersOf } from './report.ts'
import { aConcern, type As, leadConcern, wayOfAllegation, wayOfStandard } from './testing.ts'
import { listReportWork } from './work.ts'

const database = await freshDatabase()
const { people, teams } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const month = Temporal.PlainYearMonth.from('2026-10')
const today = londonDate(testNow)
const at = (day: string) => Temporal.Instant.from(`${day}T10:00:00Z`)
const as = <T>(key: string, work: Parameters<typeof database.asPerson<T>>[2], now = testNow) =>
  database.asPerson(people[key]!, now, work)
const words = { children: 'Each is safe.', numbers: '', learning: 'To tell sooner.', decide: 'Nothing.' }
const sign = (key: string, now = testNow) =>
  as(key, (tx, actor) => signReport(tx, actor.id, { month, today, words }), now)
const count = (withSealed: boolean) => as('lado-1', (tx) => countReport(tx, month, { withSealed }))

const keys = { manager: 'tm-1', officer: 'lado-1', lead: 'sm-1' } as const
const actsOn =
  (day: string): As =>
  (who, work) =>
    as(keys[who], work, at(day))
const home = await database.asOwner(async (client) => {
  const tx = asTx(client)
  const made = await aHousehold(tx, { teamId: teams.north, workerId: people['fsw-1']! })
  for (const startedOn of ['2024-02-01', '2025-02-01']) {
    const child = await aChild(tx, {})
    await aPlacement(tx, { householdId: made.id, childId: child.id, startedOn })
  }
  return made
})
const begin = (day: string, kind: 'allegation' | 'standard_of_care', isSealed = false) =>
  as('tm-1', (tx, actor) => aConcern(tx, actor, home.ref, at(day), { kind, isSealed }), at(day))

test('4.10 the month is counted from the records: children, kinds apart, clocks, and what is sealed only where it may be known', async () => {
  assert.deepEqual(await count(true), {})
  const first = await begin('2026-10-06', 'allegation')
  await leadConcern(actsOn('2026-10-06'), { ref: first, way: wayOfAllegation, now: at('2026-10-06') }, 4)
  await begin('2026-10-20', 'allegation', true)
  const concern = await begin('2026-10-21', 'standard_of_care')
  await leadConcern(actsOn('2026-10-21'), { ref: concern, way: wayOfStandard, now: at('2026-10-21') }, 1)
  // What was learned in November is of November.
  await begin('2026-11-03', 'allegation')

  const [whole, safe] = [await count(true), await count(false)]
  const n = (counted: typeof whole, group: string, line: string) => numbersOf(counted, group, line).month
  assert.deepEqual(n(whole, 'new', 'undecided'), { n: 1, whole: null }, 'the sealed one')
  assert.deepEqual(n(safe, 'new', 'undecided'), { n: 0, whole: null })
  for (const counted of [whole, safe]) {
    assert.deepEqual(n(counted, 'new', 'allegation'), { n: 1, whole: null })
    assert.deepEqual(n(counted, 'new', 'standard_of_care'), { n: 1, whole: null })
    assert.deepEqual(n(counted, 'children', 'harmed'), { n: 2, whole: null })
    assert.deepEqual(n(counted, 'children', 'heard'), { n: 2, whole: 2 })
    assert.deepEqual(n(counted, 'children', 'told'), { n: 0, whole: 2 })
    assert.deepEqual(n(counted, 'outcome', 'england_five.unsubstantiated'), { n: 1, whole: null })
    assert.deepEqual(n(counted, 'clock', 'clk.alg_threshold'), { n: 1, whole: 1 })
    assert.equal(n(counted, 'open', 'standard_of_care').n, 1)
  }
  assert.deepEqual(n(whole, 'clock', 'clk.alg_lado'), { n: 1, whole: 2 }, 'nobody told the officer of the sealed one')
  assert.deepEqual([n(whole, 'ages', '1').n, n(safe, 'ages', '1').n], [2, 1])
})

test('4.10 the officer signs it, it is handed over, and each reads the edition that is theirs', async () => {
  const work = (key: string) => as(key, (tx, actor) => listReportWork(tx, actor, { today, gone: [] }))
  assert.deepEqual(
    (await work('lado-1')).map(({ href, dueOn }) => [href, String(dueOn)]),
    [['/concerns/reports/2026-10', '2026-11-06']],
  )
  for (const key of ['sm-1', 'qa-head', 'tm-1', 'ed-1']) {
    assert.deepEqual(await work(key), [], key)
    await assert.rejects(sign(key), `${key} does not sign it`)
  }
  await sign('lado-1')
  assert.deepEqual(await work('lado-1'), [])
  await assert.rejects(sign('lado-1'), Refused, 'once')
  const told = await database.asSystem(testNow, (tx) =>
    tx.many<{ key: string; path: string }>(
      sql`select p.demonstration_key as key, m.path from messages m join people p on p.id = m.to_id where m.kind = 'report on allegations signed' order by 1`,
    ),
  )
  assert.deepEqual(
    told.map(({ key }) => key),
    ['ed-1', 'qa-1', 'qa-head'],
  )
  const editions = async (key: string) => (await as(key, (tx) => listEditions(tx, month))).map(({ edition }) => edition)
  for (const key of ['lado-1', 'ed-1']) assert.deepEqual(await editions(key), ['whole', 'safe'], key)
  for (const key of ['qa-1', 'qa-head', 'sm-1', 'cd-1']) assert.deepEqual(await editions(key), ['safe'], key)
  for (const key of ['tm-1', 'fsw-1', 'fro-1', 'iro-1']) assert.deepEqual(await editions(key), [], key)
  const [safe] = await as('qa-1', (tx) => listEditions(tx, month))
  assert.deepEqual(safe!.words, { learning: 'To tell sooner.', decide: 'Nothing.' })
  assert.deepEqual(safe!.counted, {}, 'every line is one of fewer than five')
})

test('4.10 whoever stands in for the officer neither signs it nor reads the whole of it', async () => {
  await database.asSystem(testNow, (tx) =>
    tx.run(
      sql`insert into absences (person_id, cover_id, from_on, until_on) values (${people['lado-1']}, ${people['qa-1']}, '2026-11-01', '2026-12-31')`,
    ),
  )
  const [only, ...more] = await as('qa-1', (tx) => listEditions(tx, month))
  assert.deepEqual([only!.edition, more.length], ['safe', 0])
  await assert.rejects(
    as('qa-1', (tx) => takeReportBack(tx, month)),
    Refused,
  )
  const visit = await visits.as('qa-1')
  assert.equal((await visit.post('/concerns/reports/2026-09/signature', words)).status, 403)
})

test('4.10 it is taken back and signed anew; both stay', async () => {
  const officer = await visits.as('lado-1')
  assert.equal((await officer.post('/concerns/reports/2026-10/taking-back')).status, 303)
  assert.equal((await officer.post('/concerns/reports/2026-10/taking-back')).status, 409)
  assert.match((await (await visits.as('qa-head')).get('/concerns/reports/2026-10')).text, /has not signed it yet/)
  const refused = await officer.post('/concerns/reports/2026-10/signature', { children: 'They are well.' })
  assert.equal(refused.status, 422)
  assert.match(refused.text, /They are well\./)
  assert.match(refused.text, /Answer: What was learned\?/)
  assert.equal((await officer.post('/concerns/reports/2026-10/signature', words)).status, 303)
  const kept = await as('lado-1', (tx) =>
    tx.one<{ all: number; inForce: number }>(
      sql`select count(*)::int as all, count(*) filter (where withdrawn_at is null)::int as "inForce" from lado_reports`,
    ),
  )
  assert.deepEqual(kept, { all: 2, inForce: 1 })
})

test('4.10 its page is for whoever reads the month, in their edition, and for nobody else', async () => {
  const page = '/concerns/reports/2026-10'
  for (const [key, expected] of [
    ['lado-1', 200],
    ['ed-1', 200],
    ['qa-1', 200],
    ['sm-1', 200],
    ['tm-1', 404],
    ['fsw-1', 404],
    ['fro-1', 404],
    ['iro-1', 404],
    ['carer-1', 404],
  ] as const) {
    if (!(key in people)) continue
    assert.equal((await (await visits.as(key)).get(page)).status, expected, key)
    assert.equal((await (await visits.as(key)).get('/concerns/reports')).status, expected, key)
  }
  assert.match((await (await visits.as('ed-1')).get(page)).text, /Each is safe\./)
  const others = (await (await visits.as('sm-1')).get(page)).text
  assert.doesNotMatch(others, /Each is safe\./)
  assert.match(others, /Every line of this month is one of fewer than five/)
  const officer = await visits.as('lado-1')
  for (const odd of ['2026-11', '2027-01', '2026-13', 'x', '1999-01'])
    assert.equal((await officer.get(`/concerns/reports/${odd}`)).status, 404, odd)
  assert.match(
    (await (await visits.as('sm-1')).get('/month?month=2026-10')).text,
    /the report on allegations of October 2026/,
  )
  assert.deepEqual(visits.problems, [])
})

test('4.10 the report of a month meets its own line of the agreed year', async () => {
  const slot = await database.asOwner(async (client) => {
    const tx = asTx(client)
    const yearId = await anAgreedYear(tx, { quality: people['qa-1']!, fostering: people['sm-1']! })
    return aSlot(tx, {
      ...{ yearId, personId: people['lado-1']!, activity: 'lado_report', dueOn: '2026-12-07' },
      ...{ from: '2026-11-01', to: '2026-11-30' },
    })
  })
  const december = at('2026-12-03')
  const met = () =>
    as(
      'sm-1',
      (tx) =>
        tx.many<{ id: number; day: string }>(
          sql`select slot_id as id, done_on::text as day from slots_done((select max(id) from calendar_years)) order by 1`,
        ),
      december,
    )
  assert.deepEqual(await met(), [])
  await as(
    'lado-1',
    (tx, actor) =>
      signReport(tx, actor.id, {
        ...{ month: Temporal.PlainYearMonth.from('2026-11'), today: londonDate(december) },
        words,
      }),
    december,
  )
  assert.deepEqual(await met(), [{ id: slot, day: '2026-12-03' }])
})
