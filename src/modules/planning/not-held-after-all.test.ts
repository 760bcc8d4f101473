import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { anAudit, answerPart } from '#modules/audits/testing.ts'
import { aReview } from '#modules/register/testing.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'

/* A review that was recorded as held, and was not: it is taken back also once its day was corrected or the audit was begun. */

const database = await freshDatabase()
const service = await aSmallService(database)
const visits = await openVisits(database)
const later = await openVisits(database, testNow.add({ minutes: 5 }))
after(() => Promise.all([visits.close(), later.close()]))
const [officer, worker, head] = [await visits.as('fro-1'), await later.as('fsw-1'), await visits.as('qa-head')]
const own = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.asSystem(testNow, work)
const day = (prefix: string, on: number) => ({
  ...{ [`${prefix}-day`]: String(on), [`${prefix}-month`]: '11', [`${prefix}-year`]: '2026' },
})

/** Gathering, of a review that is due on 19 November; then recorded as held by its officer. */
async function held() {
  const { householdId, id, ref, reviewId } = await own(async (tx) => {
    const { id: householdId } = service.household
    const { id: reviewId } = await aReview(tx, { householdId, dueOn: '2026-11-19' })
    await tx.run(sql`update households set next_review_due_on = '2026-11-19' where id = ${householdId}`)
    const given = { householdId, auditorId: service.people['fro-1']!, scheduledFor: '2026-11-19', state: 'gathering' }
    const audit = await anAudit(tx, given as Parameters<typeof anAudit>[1])
    await tx.run(
      sql`update audits set kind = 'review_linked', review_id = ${reviewId}, worker_id = ${service.people['fsw-1']!} where id = ${audit.id}`,
    )
    return { ...audit, householdId, reviewId }
  })
  await database.asPerson(service.people['fsw-1']!, testNow, (tx) => answerPart(tx, ref, 'preparation'))
  const recorded = await officer.post(`/audits/${ref}/review`, day('date', 17))
  assert.equal(recorded.status, 303, recorded.text)
  return { id, ref, reviewId, householdId }
}

const stands = ({ id, reviewId, householdId }: Awaited<ReturnType<typeof held>>) =>
  own(async (tx) =>
    Object.values(
      await tx.one<Record<string, string | null>>(sql`
        select piece.state, a.meeting_on::text as meeting, r.held_on::text as held, h.next_review_due_on::text as next
        from audits a join pieces piece on piece.id = a.id join carer_reviews r on r.id = ${reviewId} join households h on h.id = ${householdId}
        where a.id = ${id}`),
    ),
  )
const notHeld = ['gathering', null, null, '2026-11-19']

test('once its day was corrected, whoever recorded it takes it back as before', async () => {
  const audit = await held()
  const right = { ...day('on', 18), reason: 'It was the 18th.' }
  assert.equal((await officer.post(`/audits/${audit.ref}/held-review`, right)).status, 303)
  assert.match((await officer.get(`/audits/${audit.ref}/held-review`)).text, /Whoever recorded it takes that back/)
  assert.equal((await officer.post(`/audits/${audit.ref}/recall`, {})).status, 303)
  assert.deepEqual(await stands(audit), notHeld)
})

test('once the audit was begun and nobody else wrote in it, whoever began takes first that back, then the review', async () => {
  const audit = await held()
  assert.equal((await officer.post(`/audits/${audit.ref}/beginning`, {})).status, 303)
  assert.match((await officer.get(`/audits/${audit.ref}`)).text, /Was the last step a mistake\?/)
  assert.equal((await officer.post(`/audits/${audit.ref}/recall`, {})).status, 303)
  assert.deepEqual(await stands(audit), ['review_held', '2026-11-17', '2026-11-17', '2027-11-17'])
  assert.equal((await officer.post(`/audits/${audit.ref}/recall`, {})).status, 303)
  assert.deepEqual(await stands(audit), notHeld)
})

test('once somebody else has written in it, the Head of Quality Assurance takes it back with a reason; what was written stays', async () => {
  const audit = await held()
  await officer.post(`/audits/${audit.ref}/beginning`, {})
  const words = { 'safe.safer_care:value': 'yes', 'safe.safer_care:version': '0' }
  assert.equal((await worker.post(`/audits/${audit.ref}/sections/safe`, words)).status, 303)
  assert.equal((await officer.post(`/audits/${audit.ref}/recall`, {})).status, 409)
  assert.match((await officer.get(`/audits/${audit.ref}`)).text, /held-review">[^<]*or say that it was not held/)
  assert.match((await officer.get(`/audits/${audit.ref}/held-review`)).text, /ask the Head of Quality Assurance/)
  assert.equal((await officer.post(`/audits/${audit.ref}/review-not-held`, { reason: 'It was not' })).status, 409)
  assert.equal((await head.post(`/audits/${audit.ref}/review-not-held`, { reason: '' })).status, 422)
  assert.match((await head.get(`/audits/${audit.ref}`)).text, /The review was not held after all/)
  const reason = 'It was recorded on the wrong household.'
  assert.equal((await head.post(`/audits/${audit.ref}/review-not-held`, { reason })).status, 303)
  assert.deepEqual(await stands(audit), notHeld)
  const { count } = await own((tx) =>
    tx.one<{ count: number }>(
      sql`select count(*)::int as count from answers where piece_id = ${audit.id} and question = 'safe.safer_care' and value = '"yes"'`,
    ),
  )
  assert.equal(count, 1)
  assert.match((await officer.get(`/audits/${audit.ref}`)).text, /It was recorded on the wrong household/)
  assert.equal((await officer.post(`/audits/${audit.ref}/review`, day('date', 19))).status, 303)
  assert.equal((await stands(audit))[0], 'review_held', 'and it goes on as usual')
})

test('of an audit that follows no review nobody is offered to say so', async () => {
  const given = { householdId: service.household.id, auditorId: service.people['fro-1']!, state: 'in_audit' }
  const { ref } = await own((tx) => anAudit(tx, given as Parameters<typeof anAudit>[1]))
  assert.doesNotMatch((await head.get(`/audits/${ref}`)).text, /review-not-held/)
})
