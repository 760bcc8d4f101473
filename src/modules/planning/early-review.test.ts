import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { aHousehold } from '#modules/register/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { listVoicesOf } from '#modules/voices/index.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits, type Visitor } from '#test/visitor.ts'
import { planAuditsFromReviews } from './jobs.ts'
import { findAudit } from '#modules/audits/queries/find-audit.ts'

const boxes = (on: string) => {
  const [year, month, day] = on.split('-')
  return { 'on-day': day!, 'on-month': month!, 'on-year': year! }
}

describe('UA-D24: an early review', async () => {
  const database = await freshDatabase()
  const { household, neighbours, people, teams } = await aSmallService(database)
  const visits = await openVisits(database)
  after(() => visits.close())
  const officer = await visits.as('fro-1')
  const [third, fourth] = await database.asSystem(testNow, async (tx) => {
    const given = { teamId: teams.north, workerId: people['fsw-1']! }
    return [await aHousehold(tx, given), await aHousehold(tx, given)]
  })
  const early = { because: 'allegation', words: 'Somebody made an allegation about the carers.' }
  const plan = (visitor: Visitor, ref: string, more = {}) =>
    visitor.post('/audits', { household: ref, ...boxes('2026-12-03'), ...early, ...more })
  const find = (ref: string) => database.asSystem(testNow, (tx) => findAudit(tx, ref))
  const refIn = (location: string | undefined) => /A-\d+/.exec(location ?? '')?.[0] ?? ''

  test('is planned by a reviewing officer with its audit, and says why', async () => {
    const page = await officer.get(`/audits/new?household=${neighbours.ref}`)
    assert.match(page.text, /Plan an early review/)
    assert.doesNotMatch(page.text, /Senior leader|Thematic/)
    const bare = await officer.post('/audits', { household: neighbours.ref, ...boxes('2026-12-03') })
    assert.equal(bare.status, 422)
    assert.match(bare.text, /Choose what calls for an early review[\s\S]*Say in a sentence/)
    const planned = await plan(officer, neighbours.ref)
    assert.equal(planned.status, 303, planned.text)
    const audit = await find(refIn(planned.location))
    assert.deepEqual(
      [audit.kind, audit.state, audit.auditorId, String(audit.scheduledFor), String(audit.periodTo)],
      ['review_linked', 'scheduled', people['fro-1'], '2026-12-03', '2026-12-03'],
    )
    const [review] = await database.asSystem(testNow, (tx) =>
      tx.many(
        sql`select kind, due_on::text as due, reviewing_officer_id as officer from carer_reviews where id = ${audit.reviewId}`,
      ),
    )
    assert.deepEqual(review, { kind: 'early', due: '2026-12-03', officer: people['fro-1'] })
    assert.match(
      (await officer.get(`/audits/${audit.ref}`)).text,
      /made an allegation about the carers[\s\S]*plan an early review/,
    )
    const again = await plan(officer, neighbours.ref)
    assert.equal(again.status, 409)
    assert.match(again.text, new RegExp(`planned already[\\s\\S]*${audit.ref}`))
  })

  test('planned by two people at the same moment is planned once', async () => {
    const both = await Promise.all([plan(officer, household.ref), plan(await visits.as('fro-2'), household.ref)])
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [303, 409], String(visits.problems))
  })

  test('is nobody else’s to plan, and no other kind is the officer’s', async () => {
    const taken = await plan(officer, neighbours.ref, { kind: 'senior_leader' })
    assert.notEqual(taken.status, 303)
    const manager = await visits.as('tm-2')
    const leader = await visits.as('sm-1')
    assert.equal((await plan(leader, household.ref, { kind: 'early_review' })).status, 422)
    const own = await manager.get(`/audits/new?household=${neighbours.ref}`)
    assert.equal(own.status, 409, 'a manager is told before they type anything')
    const seen = (await visits.as('hos-1')).get(`/audits/new?household=${household.ref}`)
    assert.match((await seen).text, /Thematic audit[\s\S]*Senior leader/)
  })

  test('or any review not held is moved to another day, with the reason; what goes by it moves too', async () => {
    const { ref } = await database.asSystem(testNow, (tx) =>
      tx.one<{
        ref: string
      }>(sql`select piece.ref from audits a join pieces piece on piece.id = a.id join carer_reviews r on r.id = a.review_id
        where piece.household_id = ${household.id} and r.kind = 'early'`),
    )
    const auditor = await visits.as((await find(ref)).auditorId === people['fro-1'] ? 'fro-1' : 'fro-2')
    await auditor.post(`/audits/${ref}/views-request`)
    const before = await find(ref)
    const path = `/audits/${ref}/review-date`
    assert.equal((await auditor.get(path)).status, 200)
    assert.match((await auditor.get(`/audits/${ref}`)).text, /Move the day of the review/)
    const bare = await auditor.post(path, boxes('2026-12-10'))
    assert.equal(bare.status, 422)
    assert.match(bare.text, /Say why it is on another day/)
    assert.equal(
      (await auditor.post(path, { ...boxes('2026-11-10'), reason: 'Ill.' })).status,
      422,
      'not into the past',
    )
    assert.equal((await (await visits.as('fsw-1')).post(path, { ...boxes('2026-12-10'), reason: 'Ill.' })).status, 403)
    assert.equal(
      (await auditor.post(path, { ...boxes('2026-12-10'), reason: 'The carer is in hospital.' })).status,
      303,
    )
    const moved = await find(ref)
    assert.deepEqual(
      [String(moved.scheduledFor), String(moved.dueOn), String(moved.periodTo), moved.state],
      ['2026-12-10', '2026-12-10', '2026-12-10', before.state],
    )
    const voices = await database.asSystem(testNow, (tx) => listVoicesOf(tx, moved.id))
    assert.ok(voices.length > 0)
    for (const { dueOn } of voices) assert.equal(String(dueOn), '2026-12-03', 'five working days before')
    assert.match(
      (await auditor.get(`/audits/${ref}`)).text,
      /The carer is in hospital[\s\S]*move the day of the review/,
    )
    const told = await database.asSystem(testNow, (tx) =>
      tx.many<{ kind: string; to: number; path: string }>(
        sql`select distinct kind, to_id as "to", left(path, 8) as path from messages where kind in ('audit scheduled', 'review moved') order by kind, path, to_id`,
      ),
    )
    const [worker, manager, iro] = [people['fsw-1'], people['tm-1'], people['iro-1']]
    for (const to of [worker, manager]) {
      assert.ok(
        told.some((one) => one.kind === 'audit scheduled' && one.to === to),
        'told of the early review',
      )
      assert.ok(
        told.some((one) => one.kind === 'review moved' && one.to === to),
        'told of the other day',
      )
    }
    assert.ok(
      told.some((one) => one.kind === 'review moved' && one.to === iro && one.path === '/voices/'),
      'who asks the child has another day too',
    )
    await auditor.post(`/audits/${ref}/review`, { 'date-day': '19', 'date-month': '11', 'date-year': '2026' })
    assert.equal((await auditor.post(path, { ...boxes('2026-12-15'), reason: 'Too late.' })).status, 409)
  })

  test('of the yearly kind keeps the day that the law sets', async () => {
    const yearly = await database.asSystem(testNow, async (tx) => {
      const { planAudit } = await import('#modules/audits/commands/plan.ts')
      const on = Temporal.PlainDate.from('2026-11-30')
      const about = { kind: 'review_linked', householdId: household.id, reviewId: household.reviewId } as const
      return planAudit(tx, { ...about, scheduledFor: on, auditorId: people['fro-1']! }, on)
    })
    const page = await officer.get(`/audits/${yearly.ref}/review-date`)
    assert.match(page.text, /The law wants the review by 30 November 2026/)
    await officer.post(`/audits/${yearly.ref}/review-date`, { ...boxes('2026-12-14'), reason: 'Snow.' })
    const [review] = await database.asSystem(testNow, (tx) =>
      tx.many(sql`select due_on::text as due from carer_reviews where id = ${household.reviewId}`),
    )
    assert.deepEqual(review, { due: '2026-11-30' })
  })

  test('that is cancelled is over: Hearth plans it no more, and another can be planned', async () => {
    const audit = await find(refIn((await plan(officer, third.ref)).location))
    const quality = await visits.as('qa-1')
    assert.equal((await quality.post(`/audits/${audit.ref}/cancellation`, { reason: 'Withdrawn.' })).status, 303)
    const audits = () =>
      database.asSystem(testNow, (tx) =>
        tx.many<{ state: string }>(sql`select state from pieces where household_id = ${third.id} order by id`),
      )
    await planAuditsFromReviews(database, londonDate(testNow), testNow)
    assert.deepEqual(await audits(), [{ state: 'cancelled' }])
    assert.equal((await plan(officer, third.ref)).status, 303)
    await planAuditsFromReviews(database, londonDate(testNow), testNow)
    assert.deepEqual(await audits(), [{ state: 'cancelled' }, { state: 'scheduled' }])
  })

  for (const status of ['applicant', 'assessment', 'ended'])
    test(`is not offered, nor planned, for a household without an approval: ${status}`, async () => {
      await database.asSystem(testNow, (tx) =>
        tx.run(sql`update households set status = ${status} where id = ${fourth.id}`),
      )
      assert.doesNotMatch((await officer.get(`/households/${fourth.ref}`)).text, /audits\/new/)
      for (const asked of [officer.get(`/audits/new?household=${fourth.ref}`), plan(officer, fourth.ref)]) {
        const { status, text } = await asked
        assert.equal(status, 409)
        assert.match(text, /has no approval now: there is none to review/)
      }
      // A theme may look back at it.
      const page = await (await visits.as('hos-1')).get(`/audits/new?household=${fourth.ref}`)
      assert.match(page.text, /Thematic audit/)
    })
})
