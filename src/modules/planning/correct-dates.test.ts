import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { anAudit, type AuditGiven } from '#modules/audits/testing.ts'
import { aHousehold, aReview } from '#modules/register/testing.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'

const database = await freshDatabase()
const service = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const [officer, quality, other, worker] = [
  await visits.as('fro-1'),
  await visits.as('qa-1'),
  await visits.as('fro-2'),
  await visits.as('fsw-1'),
]

const own = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.asSystem(testNow, work)
const boxes = (prefix: string, text: string): Record<string, string> => {
  const [year = '', month = '', day = ''] = text.split('-')
  return { [`${prefix}-day`]: day, [`${prefix}-month`]: month, [`${prefix}-year`]: year }
}

/** An audit of a review that was due on 19 November 2026, and recorded as held on this day. */
async function heldOn(on: string, given: Partial<AuditGiven> = {}) {
  return own(async (tx) => {
    const household = await aHousehold(tx, { teamId: service.teams.north, workerId: service.people['fsw-1']! })
    const { id: reviewId } = await aReview(tx, { householdId: household.id, dueOn: '2026-11-19' })
    await tx.run(sql`update carer_reviews set held_on = ${on}::date where id = ${reviewId}`)
    await tx.run(
      sql`update households set next_review_due_on = (${on}::date + interval '1 year')::date where id = ${household.id}`,
    )
    const audit = await anAudit(tx, {
      householdId: household.id,
      auditorId: service.people['fro-1']!,
      scheduledFor: '2026-11-19',
      state: 'review_held',
      ...given,
    })
    await tx.run(sql`update audits set kind = 'review_linked', review_id = ${reviewId}, worker_id = ${service.people['fsw-1']!}, meeting_on = ${on}::date,
      period_to = ${on}::date, period_from = (${on}::date - interval '1 year')::date where id = ${audit.id}`)
    return { ref: audit.ref, id: audit.id, reviewId, householdId: household.id }
  })
}

const stands = (one: { id: number; reviewId: number; householdId: number }) =>
  own((tx) =>
    tx.one<Record<string, string>>(sql`
      select a.meeting_on::text as meeting, a.period_from::text as "from", a.period_to::text as "to", r.held_on::text as held,
        h.next_review_due_on::text as next
      from audits a join carer_reviews r on r.id = ${one.reviewId} join households h on h.id = ${one.householdId} where a.id = ${one.id}`),
  )

const toldOf = (ref: string) =>
  own(async (tx) =>
    (
      await tx.many<{ name: string }>(sql`select distinct p.name from messages m join people p on p.id = m.to_id
        where m.kind = 'audit date corrected' and m.path = ${`/audits/${ref}`} order by 1`)
    ).map(({ name }) => name),
  )

const correct = (by: typeof officer, ref: string, on: string, more: Record<string, string> = {}) =>
  by.post(`/audits/${ref}/held-review`, { ...boxes('on', on), reason: 'The year was a slip.', ...more })

describe('UA-S2: the day of a review that was recorded as held is corrected', () => {
  test('with the register, the meeting day, the usual period and the next review; whoever takes part is told', async () => {
    const audit = await heldOn('2026-01-18')
    assert.match((await officer.get(`/audits/${audit.ref}`)).text, /Correct the day of the review/)
    assert.match((await officer.get(`/audits/${audit.ref}/held-review`)).text, /18 January 2026/)
    assert.equal((await correct(officer, audit.ref, '2026-11-18')).status, 303)
    const was = { meeting: '2026-11-18', from: '2025-11-18', to: '2026-11-18', held: '2026-11-18', next: '2027-11-18' }
    assert.deepEqual(await stands(audit), was)
    assert.equal((await toldOf(audit.ref)).length, 2)
    const page = await officer.get(`/audits/${audit.ref}`)
    assert.match(page.text, /which was recorded as[^<]*18 January 2026/)
    assert.match(page.text, /The year was a slip/)
    assert.match(
      (await officer.get(`/audits/${audit.ref}/history`)).text,
      /from[^<]*18 January 2026 to[^<]*18 November/,
    )
  })

  test('whoever comes back to the page that recorded it is led to where it is corrected', async () => {
    const audit = await heldOn('2026-01-18')
    const late = await officer.get(`/audits/${audit.ref}/review`)
    assert.equal(late.status, 409)
    assert.match(late.text, new RegExp(`<a[^>]*href="/audits/${audit.ref}">See how audit ${audit.ref} stands now</a>`))
    assert.doesNotMatch(late.text, /back button/)
  })

  test('before views were asked for is asked about, then taken', async () => {
    const audit = await heldOn('2026-11-18')
    await own((tx) =>
      tx.run(sql`insert into moves (piece_id, move, from_state, to_state, by_id, at)
        values (${audit.id}, 'gather', 'scheduled', 'gathering', ${service.people['fro-1']!}, '2026-10-12T09:00:00Z')`),
    )
    assert.equal((await correct(officer, audit.ref, '2026-10-12')).status, 303)
    const odd = await correct(officer, audit.ref, '2026-10-11')
    assert.match(odd.text, /Everybody was asked for their views on 12 October 2026; this is before that/)
    assert.equal((await correct(officer, audit.ref, '2026-10-11', { 'on-right': '2026-10-11' })).status, 303)
  })

  test('what was recorded stays among the versions of the review', async () => {
    const audit = await heldOn('2026-10-18')
    await correct(officer, audit.ref, '2026-11-18')
    const versions = await own((tx) =>
      tx.many<{ held: string }>(
        sql`select was ->> 'held_on' as held from history
        where table_name = 'carer_reviews' and row_id = ${audit.reviewId}`,
      ),
    )
    assert.ok(versions.some(({ held }) => held === '2026-10-18'))
  })

  test('more than three months from its day is asked about, then taken; before the last review and in the future never', async () => {
    const audit = await heldOn('2026-11-18')
    await own((tx) => aReview(tx, { householdId: audit.householdId, dueOn: '2025-11-19', heldOn: '2025-11-19' }))
    const odd = await correct(officer, audit.ref, '2026-03-01')
    assert.equal(odd.status, 422)
    assert.match(odd.text, /more than three months before/)
    assert.match(odd.text, /The year was a slip/)
    assert.match((await correct(officer, audit.ref, '2025-11-19')).text, /The last review was held on/)
    assert.match((await correct(officer, audit.ref, '2026-12-01')).text, /today or earlier/)
    assert.match((await correct(officer, audit.ref, '2026-11-17', { reason: ' ' })).text, /Say why it is corrected/)
    assert.equal((await stands(audit))['held'], '2026-11-18')
    assert.equal((await correct(officer, audit.ref, '2026-03-01', { 'on-right': '2026-03-01' })).status, 303)
  })

  test('a period that somebody chose stays; a next review that is later for another reason stays', async () => {
    const audit = await heldOn('2026-10-18')
    await own(async (tx) => {
      await tx.run(sql`update audits set period_reason = 'A longer look' where id = ${audit.id}`)
      await tx.run(sql`update households set next_review_due_on = '2028-01-01' where id = ${audit.householdId}`)
    })
    await correct(quality, audit.ref, '2026-11-18')
    const { to, next } = await stands(audit)
    assert.deepEqual({ to, next }, { to: '2026-10-18', next: '2028-01-01' })
  })

  test('the day on which the step is due follows where it went by the review, and stays where it was set otherwise', async () => {
    const due = (id: number) =>
      own(
        async (tx) => (await tx.one<{ due: string }>(sql`select due_on::text as due from pieces where id = ${id}`)).due,
      )
    const [follows, set] = [await heldOn('2026-11-10'), await heldOn('2026-11-10')]
    await correct(officer, follows.ref, '2026-11-11')
    await own((tx) => tx.run(sql`update pieces set due_on = '2027-03-03' where id = ${set.id}`))
    await correct(officer, set.ref, '2026-11-18')
    assert.equal(await due(set.id), '2027-03-03')
  })

  test('after it is sent it can be corrected until it is over, and the children whom it looked at stay', async () => {
    const sent = await heldOn('2026-10-18', { state: 'with_qa' })
    assert.equal((await correct(quality, sent.ref, '2026-11-18')).status, 303)
    assert.equal((await stands(sent))['to'], '2026-11-18')
    const closed = await heldOn('2026-10-18', { state: 'closed' })
    assert.equal((await correct(quality, closed.ref, '2026-11-18')).status, 409)
    assert.doesNotMatch((await quality.get(`/audits/${closed.ref}`)).text, /Correct the day/)
  })

  test('by nobody else: not the worker whose report is in it, not an officer without it', async () => {
    const audit = await heldOn('2026-11-10')
    assert.equal((await correct(worker, audit.ref, '2026-11-18')).status, 403)
    assert.equal((await correct(other, audit.ref, '2026-11-18')).status, 403)
    assert.equal((await stands(audit))['held'], '2026-11-10')
  })
})

describe('UA-S2: the period of an audit that was sent', () => {
  const change = (ref: string, from: string, to: string, more = {}) =>
    quality.post(`/audits/${ref}/period-correction`, {
      ...{ ...boxes('from', from), ...boxes('to', to), reason: 'A slip.' },
      ...more,
    })

  test('is corrected with the reason; too long a one only knowingly; not before it is sent', async () => {
    const audit = await heldOn('2026-11-18', { state: 'with_qa' })
    assert.match((await change(audit.ref, '2023-01-01', '2026-11-01')).text, /longer than two years/)
    assert.match((await change(audit.ref, '2025-11-01', '2026-11-01', { reason: '' })).text, /Say why/)
    assert.equal((await change(audit.ref, '2025-11-01', '2026-11-01')).status, 303)
    const { from, to, held } = await stands(audit)
    assert.deepEqual([from, to, held], ['2025-11-01', '2026-11-01', '2026-11-18'])
    assert.match((await quality.get(`/audits/${audit.ref}`)).text, /correct the period/)
    const open = await heldOn('2026-11-18', { state: 'in_audit' })
    assert.equal((await change(open.ref, '2025-11-01', '2026-11-01')).status, 409)
  })
})

test('UA-S2: the planned day of an audit that follows no review can be moved until it begins', async () => {
  const given = { householdId: service.household.id, auditorId: service.people['fro-1']!, scheduledFor: '2026-12-01' }
  const { ref } = await own((tx) => anAudit(tx, { ...given, kind: 'thematic', state: 'scheduled' }))
  const page = await officer.get(`/audits/${ref}/review-date`)
  assert.match(page.text, /Move the day of the audit/)
  assert.doesNotMatch(page.text, /views/)
  const move = (to: string) =>
    officer.post(`/audits/${to}/review-date`, { ...boxes('on', '2026-12-08'), reason: 'Ill.' })
  assert.equal((await move(ref)).status, 303)
  assert.deepEqual(
    await own((tx) =>
      tx.one(
        sql`select a.scheduled_for::text as "on", p.due_on::text as due from audits a join pieces p on p.id = a.id where p.ref = ${ref}`,
      ),
    ),
    { on: '2026-12-08', due: '2026-12-08' },
  )
  const begun = await own((tx) => anAudit(tx, { ...given, kind: 'thematic', state: 'in_audit' }))
  assert.equal((await move(begun.ref)).status, 409)
})
