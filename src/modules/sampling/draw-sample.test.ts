import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Kind } from '#modules/audits/index.ts'
import { aPerson, aTeam } from '#modules/people/testing.ts'
import { aHousehold } from '#modules/register/testing.ts'
import { Refused } from '#platform/problems.ts'
import { londonDate, monthOf } from '#platform/dates/index.ts'
import { changeSetting } from '#platform/settings/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, type TestDatabase, testNow } from '#test/database.ts'
import { drawSample, swapDraw } from './commands/draw-sample.ts'
import { listDraws } from './queries/draws.ts'
import { jobs } from './jobs.ts'
import { draw } from './selection.ts'
import { anAudit } from '../audits/testing.ts'

const today = londonDate(testNow)
const month = monthOf(today)

test('each team manager gets one household of another team, planned as their audit to the end of the month', async () => {
  const { database, teams } = await aService()
  const drawn = await asQuality(database, teams.quality, (tx) => drawSample(tx, today))
  assert.deepEqual(drawn, { drawn: 2, teamsWithNobodyToDraw: [] })
  const audits = await database.asSystem(testNow, (tx) =>
    tx.many<{ manager: number; ofManager: number; kind: string; state: string; on: Temporal.PlainDate }>(sql`
      select a.auditor_id as manager, t.manager_id as "ofManager", a.kind, piece.state, a.scheduled_for as on
      from sample_draws d join audits a on a.id = d.audit_id join pieces piece on piece.id = a.id join households h on h.id = piece.household_id join teams t on t.id = h.team_id`),
  )
  assert.equal(audits.length, 2)
  for (const audit of audits) {
    assert.notEqual(audit.manager, audit.ofManager)
    assert.deepEqual([audit.kind, audit.state, String(audit.on)], ['monthly_case_file', 'scheduled', '2026-11-30'])
  }
})

test('the manager sees the household that was drawn for them, though it is another team’s', async () => {
  const { database, teams } = await aService()
  await asQuality(database, teams.quality, (tx) => drawSample(tx, today))
  const seen = await database.asPerson(teams.north.manager, testNow, (tx) =>
    tx.many<{ household: number }>(
      sql`select piece.household_id as household from audits a join pieces piece on piece.id = a.id join households h on h.id = piece.household_id
      where a.auditor_id = ${teams.north.manager}`,
    ),
  )
  assert.equal(seen.length, 1)
  assert.ok(teams.south.households.includes(seen[0]!.household))
})

test('what was drawn can be drawn again from the seed and the candidates that were kept', async () => {
  const { database, teams } = await aService()
  await asQuality(database, teams.quality, (tx) => drawSample(tx, today))
  const kept = await database.asSystem(testNow, (tx) =>
    tx.many<{ seed: string; candidates: number[]; drawn: number }>(
      sql`select seed, candidates, drawn from sample_draws`,
    ),
  )
  for (const one of kept) assert.equal(draw(one.seed, one.candidates), one.drawn)
})

test('asked twice, it draws once; and again for what the council adds', async () => {
  const { database, teams } = await aService()
  await asQuality(database, teams.quality, (tx) => drawSample(tx, today))
  assert.equal((await asQuality(database, teams.quality, (tx) => drawSample(tx, today))).drawn, 0)
  await asQuality(database, teams.quality, (tx) =>
    changeSetting(tx, { key: 'sample.per_team', value: 2, fromOn: today, reason: 'More eyes' }),
  )
  assert.equal((await asQuality(database, teams.quality, (tx) => drawSample(tx, today))).drawn, 2)
})

test('a household audited in the last twelve months is not drawn, and a team with none left is named', async () => {
  const { database, teams } = await aService()
  await database.asSystem(testNow, async (tx) => {
    for (const household of teams.south.households) await anAuditOf(tx, household, '2026-03-02')
  })
  const { drawn, teamsWithNobodyToDraw } = await asQuality(database, teams.quality, (tx) => drawSample(tx, today))
  assert.equal(drawn, 1)
  assert.deepEqual(teamsWithNobodyToDraw, ['North'])
})

test('UM-D3: an audit at the review keeps nobody out of the draw, unless the council wants that; and it says of how many it drew', async () => {
  const { database, teams } = await aService()
  await database.asSystem(testNow, async (tx) => {
    for (const household of teams.south.households) await anAuditOf(tx, household, '2026-03-02', 'review_linked')
  })
  const drawNow = () => asQuality(database, teams.quality, (tx) => drawSample(tx, today))
  await asQuality(database, teams.quality, (tx) =>
    changeSetting(tx, { key: 'sample.every_audit_counts', value: 1, fromOn: today, reason: 'Spare them' }),
  )
  assert.deepEqual((await drawNow()).teamsWithNobodyToDraw, ['North'])
  await asQuality(database, teams.quality, (tx) =>
    changeSetting(tx, { key: 'sample.every_audit_counts', value: 0, fromOn: today, reason: 'A sample of all' }),
  )
  assert.deepEqual(await drawNow(), { drawn: 1, teamsWithNobodyToDraw: [] })
  for (const one of await listed(database)) assert.deepEqual([one.candidates, one.approved], [4, 8])
})

test('4.7: it is drawn by itself on the first working day of a month, or on the next on which Hearth runs, and once', async () => {
  const { database } = await aService()
  const [job] = jobs
  const drawnOn = async (day: string) => {
    const now = Temporal.Instant.from(`${day}T05:40:00Z`)
    await job!.handle({ database, now, today: londonDate(now) })
    const month = Temporal.PlainDate.from(day).toPlainYearMonth()
    return (await database.asSystem(now, (tx) => listDraws(tx, month))).length
  }
  assert.equal(await drawnOn('2027-05-02'), 0, 'a Sunday')
  assert.equal(await drawnOn('2027-05-03'), 0, 'a bank holiday')
  assert.equal(await drawnOn('2027-05-04'), 2)
  assert.equal(await drawnOn('2027-05-05'), 2)
  assert.equal(await drawnOn('2027-06-20'), 2, 'Hearth was off until then')
})

test('a swap draws another, cancels the first audit, and keeps both with the reason', async () => {
  const { database, teams } = await aService()
  await asQuality(database, teams.quality, (tx) => drawSample(tx, today))
  const [first] = await listed(database)
  await database.asPerson(teams.quality, testNow, (tx, actor) =>
    swapDraw(tx, actor, first!.id, 'The carers resigned.', testNow),
  )
  const draws = (await listed(database)).filter((one) => one.teamId === first!.teamId)
  assert.equal(draws.length, 2)
  const [swapped, next] = draws
  assert.equal(swapped?.swappedFor, next?.id)
  assert.equal(swapped?.swapReason, 'The carers resigned.')
  assert.deepEqual([swapped?.auditState, next?.auditState], ['cancelled', 'scheduled'])
  assert.notEqual(swapped?.household, next?.household)
})

test('a swap is refused twice, and when nobody else is left', async () => {
  const { database, teams } = await aService({ eachTeam: 1 })
  await asQuality(database, teams.quality, (tx) => drawSample(tx, today))
  const [first] = await listed(database)
  const swap = () =>
    database.asPerson(teams.quality, testNow, (tx, actor) => swapDraw(tx, actor, first!.id, 'A reason', testNow))
  await assert.rejects(swap, Refused)
  assert.equal((await listed(database)).find((one) => one.id === first!.id)?.auditState, 'scheduled')
})

test('of two who draw at the same moment one draws', async () => {
  const { database, teams } = await aService()
  const both = await Promise.all([1, 2].map(() => asQuality(database, teams.quality, (tx) => drawSample(tx, today))))
  assert.deepEqual(both.map((one) => one.drawn).toSorted(), [0, 2])
})

test('only those with the duty may write a draw', async () => {
  const { database, teams } = await aService()
  const officer = await database.asSystem(testNow, (tx) => aPerson(tx, { roles: ['fostering_reviewing_officer'] }))
  await assert.rejects(
    database.asPerson(officer.id, testNow, (tx) => drawSample(tx, today)),
    /row-level security/,
  )
  assert.equal(teams.north.households.length > 0, true)
})

async function aService({ eachTeam = 4 } = {}) {
  const database = await freshDatabase()
  const teams = await database.asSystem(testNow, async (tx) => {
    const quality = await aPerson(tx, { roles: ['quality_assurance'] })
    return {
      quality: quality.id,
      north: await aTeamWith(tx, 'North', eachTeam),
      south: await aTeamWith(tx, 'South', eachTeam),
    }
  })
  return { database, teams }
}

async function aTeamWith(tx: Tx, name: string, many: number) {
  const manager = await aPerson(tx, { roles: ['team_manager'] })
  const team = await aTeam(tx, { name, managerId: manager.id })
  const households = []
  for (let at = 0; at < many; at += 1) households.push((await aHousehold(tx, { teamId: team.id })).id)
  return { id: team.id, manager: manager.id, households }
}

async function anAuditOf(tx: Tx, householdId: number, on: string, kind: Kind = 'thematic'): Promise<void> {
  await anAudit(tx, { householdId, state: 'closed', scheduledFor: on, kind })
}

const listed = (database: TestDatabase) => database.asSystem(testNow, (tx) => listDraws(tx, month))

const asQuality = <T>(database: TestDatabase, person: number, work: (tx: Tx) => Promise<T>) =>
  database.asPerson(person, testNow, (tx) => work(tx))
