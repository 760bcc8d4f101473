// B06, UM-D20: what was sent too soon is taken back until somebody has begun on it; what is decided or over is put right with a reason, and both
// readings are kept.
import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { addWorkingDays, londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aReview } from '#modules/register/testing.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'
import { findAuditById } from './queries/find-audit.ts'
import { anAnswer, answerPart, anAudit, type AuditGiven } from './testing.ts'

const database = await freshDatabase()
const { household, people } = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())
const people2 = { auditorId: people['fro-1']!, workerId: people['fsw-1']!, moderatorId: people['iro-2']! }
const an = (given: Partial<AuditGiven>) =>
  database.asSystem(testNow, (tx) => anAudit(tx, { householdId: household.id, kind: 'thematic', ...people2, ...given }))
const asked = (id: number) => database.asSystem(testNow, (tx) => findAuditById(tx, id))
const rows = <T>(query: ReturnType<typeof sql>) => database.asSystem(testNow, (tx: Tx) => tx.many<T>(query))
const as = Object.fromEntries(
  await Promise.all(
    ['fro-1', 'fsw-1', 'qa-1', 'qa-head', 'iro-2', 'tm-1', 'sm-1'].map(
      async (key) => [key, await visits.as(key)] as const,
    ),
  ),
)
const press = async (key: string, ref: string, noun: string, fields: Record<string, string> = {}) => {
  const reply = await as[key]!.post(`/audits/${ref}/${noun}`, fields)
  assert.equal(
    reply.status,
    303,
    `${key} ${noun}: ${reply.text
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .slice(0, 600)}`,
  )
  return reply
}

describe('a piece sent too soon', () => {
  test('goes back to who sent it, with nothing lost; who had not been told is not told of it', async () => {
    const { id, ref } = await an({ state: 'with_qa' })
    await press('qa-1', ref, 'return', { reason: 'Say more about school.' })
    assert.equal((await asked(id)).state, 'in_audit')
    const page = await as['qa-1']!.get(`/audits/${ref}`)
    assert.match(page.text, /Take it back/)
    assert.match(page.text, /Was the last step a mistake\? <a class="govuk-link" href="\/audits\/A-\d+\/recall">/)
    assert.doesNotMatch((await as['fro-1']!.get(`/audits/${ref}`)).text, /Take it back/)
    const asking = await as['qa-1']!.get(`/audits/${ref}/recall`)
    assert.match(asking.text, /is undone[\s\S]*Hand back to the auditor[\s\S]*back to “being checked/)
    await press('qa-1', ref, 'recall')
    assert.equal((await asked(id)).state, 'with_qa')
    const told = await rows(sql`select kind, not_sent from messages where path = ${`/audits/${ref}`}`)
    assert.deepEqual(
      new Set(told.map((one) => JSON.stringify(one))),
      new Set(['{"kind":"audit returned","not_sent":"taken back"}']),
    )
  })

  test('stays where it is once somebody has begun on it', async () => {
    const { id, ref } = await an({ state: 'with_qa' })
    await press('qa-1', ref, 'return', { reason: 'Say more about school.' })
    await database.asPerson(people['fsw-1']!, testNow.add({ minutes: 5 }), (tx) => answerPart(tx, ref, 'preparation'))
    assert.doesNotMatch((await as['qa-1']!.get(`/audits/${ref}`)).text, /Take it back/)
    const reply = await as['qa-1']!.post(`/audits/${ref}/recall`, {})
    assert.equal(reply.status, 409)
    assert.match(reply.text, /Somebody has begun on it/)
    assert.equal((await asked(id)).state, 'in_audit')
    assert.match((await as['qa-1']!.get(`/audits/${ref}`)).text, /last step a mistake\? Somebody has begun on it/)
  })

  test('a page that was opened before it went back leads on to how it stands now', async () => {
    const { ref } = await an({ state: 'with_qa' })
    await press('qa-1', ref, 'return', { reason: 'Say more about school.' })
    const late = await as['qa-1']!.post(`/audits/${ref}/return`, { reason: 'Say more about health.' })
    assert.equal(late.status, 409)
    assert.match(late.text, new RegExp(`href="/audits/${ref}">See how audit ${ref} stands now`))
    const asking = await as['qa-1']!.get(`/audits/${ref}/return`)
    assert.match(asking.text, new RegExp(`href="/audits/${ref}">See how audit ${ref} stands now`))
  })

  test('7.10 a response that the service manager decides to return is not signed off: returning it is the next step', async () => {
    const low = { auditorGrade: 'requires_improvement', finalGrade: 'requires_improvement' } as const
    const { id, ref } = await an({ state: 'with_service_manager', ...low })
    await database.asPerson(people['sm-1']!, testNow, (tx) =>
      answerPart(tx, ref, 'sign_off', { 'sm.decision': 'return' }),
    )
    const page = await as['sm-1']!.get(`/audits/${ref}`)
    assert.match(page.text, /You decided to return the response/)
    assert.match(page.text, /response-return"[^>]*class="govuk-button|class="govuk-button[^>]*response-return"/)
    assert.equal((await as['sm-1']!.post(`/audits/${ref}/sign-off`, {})).status, 409)
    await press('sm-1', ref, 'response-return', { reason: 'The check must come sooner.' })
    await press('sm-1', ref, 'recall')
    assert.equal((await asked(id)).state, 'with_service_manager')
  })

  test('a moderator, once chosen, is unchosen; and the one before is taken back after it', async () => {
    const { id, ref } = await an({ state: 'submitted', moderatorId: undefined as never })
    await press('qa-1', ref, 'receipt')
    assert.match(
      (await as['fro-1']!.get(`/audits/${ref}`)).text,
      /sent too soon\? Quality Assurance and Partnerships can hand it back/,
    )
    await press('qa-1', ref, 'moderator', { moderator: String(people['iro-2']) })
    await press('qa-1', ref, 'recall')
    assert.deepEqual([(await asked(id)).state, (await asked(id)).moderatorId], ['with_qa', null])
    await press('qa-1', ref, 'recall')
    assert.equal((await asked(id)).state, 'submitted')
  })

  test('a review that was recorded as held for the wrong household is still to be held, by its own day', async () => {
    const { id, ref } = await an({ kind: 'review_linked', state: 'gathering', scheduledFor: '2026-12-30' })
    const reviewId = await database.asSystem(testNow, async (tx) => {
      const review = await aReview(tx, { householdId: household.id, dueOn: '2026-12-30' })
      await tx.run(sql`update audits set review_id = ${review.id} where id = ${id}`)
      await tx.run(sql`update households set next_review_due_on = '2026-12-30' where id = ${household.id}`)
      return review.id
    })
    assert.match(
      (await as['fro-1']!.get(`/audits/${ref}`)).text,
      /Planned by mistake[^<]*Quality Assurance and Partnerships can cancel it/,
    )
    const register = () =>
      rows<{ held: string | null; next: string }>(sql`select r.held_on::text as held, h.next_review_due_on::text as next
        from carer_reviews r join households h on h.id = r.household_id where r.id = ${reviewId}`)
    const before = await asked(id)
    await press('fro-1', ref, 'review', { 'date-day': '18', 'date-month': '11', 'date-year': '2026' })
    assert.deepEqual(await register(), [{ held: '2026-11-18', next: '2027-11-18' }])
    const page = await as['fro-1']!.get(`/audits/${ref}/recall`)
    assert.match(page.text, /is undone[\s\S]*Record that the review was held[\s\S]*back to/)
    await press('fro-1', ref, 'recall')
    assert.deepEqual(await register(), [{ held: null, next: '2026-12-30' }])
    const { state, meetingOn, dueOn } = await asked(id)
    assert.deepEqual([state, meetingOn, dueOn], ['gathering', null, before.dueOn], 'with the day that it had')
    assert.ok(before.scheduledFor.equals((await asked(id)).periodTo), 'it looks back from the day that is planned')
  })

  test('a moderation is unfinished again, with the grade that it had given', async () => {
    const { id, ref } = await an({ state: 'in_moderation', auditorGrade: 'good' })
    await database.asSystem(testNow, (tx) => anAnswer(tx, id, 'ovr.grade', 'good'))
    await database.asPerson(people['iro-2']!, testNow, (tx) =>
      answerPart(tx, ref, 'moderation', { 'mod.grade': 'good' }),
    )
    await press('iro-2', ref, 'moderation')
    assert.deepEqual([(await asked(id)).state, (await asked(id)).finalGrade], ['with_team_manager', 'good'])
    await press('iro-2', ref, 'recall')
    const { state, finalGrade, moderatedGrade, auditorGrade } = await asked(id)
    assert.deepEqual([state, finalGrade, moderatedGrade, auditorGrade], ['in_moderation', null, null, 'good'])
  })
})

test('5.6 a graver final grade brings the shorter time for the response, counted from when that began; a milder one takes nothing away', async () => {
  const { id, ref } = await an({ state: 'with_team_manager', auditorGrade: 'good', finalGrade: 'good' })
  await database.asSystem(testNow, (tx) =>
    tx.run(
      sql`update pieces set state_since = ${testNow}, due_on = ${addWorkingDays(londonDate(testNow), 10)} where id = ${id}`,
    ),
  )
  const day = async () => String((await asked(id)).dueOn)
  await press('qa-head', ref, 'grade-correction', {
    grade: 'inadequate',
    outside: 'yes',
    reason: 'A slip of the mouse.',
  })
  const shorter = await day()
  assert.equal(shorter, String(addWorkingDays(londonDate(testNow), 2)))
  await press('qa-head', ref, 'grade-correction', { grade: 'good', outside: 'yes', reason: 'It was right before.' })
  assert.equal(await day(), shorter)
})

describe('B06: a closed audit', () => {
  const closed = { state: 'closed', auditorGrade: 'good', moderatedGrade: 'good', finalGrade: 'good' } as const

  test('has its final grade put right by the Head, with a reason; both readings are kept, and the first pair', async () => {
    const { id, ref } = await an({ ...closed, sentOn: '2026-10-02', moderatedOn: '2026-10-05', gradedOn: '2026-10-06' })
    const page = await as['qa-1']!.get(`/audits/${ref}`)
    assert.doesNotMatch(page.text, /Put the final grade right/)
    assert.match(page.text, /Tell the Head of Quality Assurance and Partnerships: they can open the audit again/)
    assert.equal((await as['qa-1']!.post(`/audits/${ref}/grade-correction`, {})).status, 409)
    assert.match((await as['qa-head']!.get(`/audits/${ref}`)).text, /Put the final grade right/)
    await press('qa-head', ref, 'grade-correction', {
      grade: 'requires_improvement',
      outside: 'yes',
      reason: 'It was the wrong household.',
    })
    const { state, finalGrade, moderatedGrade, auditorGrade } = await asked(id)
    assert.deepEqual(
      [state, finalGrade, moderatedGrade, auditorGrade],
      ['closed', 'requires_improvement', 'good', 'good'],
    )
    const [one] = await rows<{ was: string; becomes: string; reason: string }>(
      sql`select was, becomes, reason from corrected_readings where piece_id = ${id}`,
    )
    assert.deepEqual(one, { was: 'good', becomes: 'requires_improvement', reason: 'It was the wrong household.' })
  })

  test('shows both readings on its page, in print and in its history; a month that has ended keeps the first and says so', async () => {
    const graded = { sentOn: '2026-10-02', moderatedOn: '2026-10-05', gradedOn: '2026-10-06' }
    const { ref } = await an({ ...closed, ...graded })
    const listed = async (grade: string) =>
      (await as['qa-head']!.get(`/audits?graded=2026-10&grade=${grade}`)).text.includes(ref)
    const before = [await listed('good'), await listed('inadequate')]
    await press('qa-head', ref, 'grade-correction', {
      grade: 'inadequate',
      outside: 'yes',
      reason: 'A record was read wrongly.',
    })
    for (const page of ['', '/print', '/history']) {
      const { text } = await as['iro-2']!.get(`/audits/${ref}${page}`)
      assert.match(text, /What was put right[\s\S]*Good[\s\S]*Inadequate[\s\S]*A record was read wrongly/, page)
    }
    const month = await as['qa-head']!.get('/month?month=2026-10')
    assert.match(month.text, new RegExp(`${ref}</a> had its final grade put right: it was good, is inadequate`))
    assert.deepEqual([await listed('good'), await listed('inadequate')], before)
  })

  test('has an answer put right: its words and what it said stand side by side, and nobody else does it', async () => {
    const { id, ref } = await an(closed)
    await database.asSystem(testNow, (tx) => anAnswer(tx, id, 'ovr.worries', 'The wrong child.'))
    assert.equal((await as['qa-1']!.get(`/audits/${ref}/correction`)).status, 409)
    assert.match((await as['qa-head']!.get(`/audits/${ref}/correction`)).text, /question=ovr.worries/)
    const page = await as['qa-head']!.get(`/audits/${ref}/correction?question=ovr.worries`)
    assert.match(page.text, /It says: [\s\S]*The wrong child/)
    const given = { question: 'ovr.worries', version: '1', value: 'Nothing worries us.', explanation: '', reason: '' }
    const without = await as['qa-head']!.post(`/audits/${ref}/correction`, given)
    assert.equal(without.status, 422)
    assert.match(without.text, /Nothing worries us/)
    await press('qa-head', ref, 'correction', { ...given, reason: 'It was about another child.' })
    for (const at of ['', '/print', '/history'])
      assert.match(
        (await as['fro-1']!.get(`/audits/${ref}${at}`)).text,
        /What was put right[\s\S]*The wrong child[\s\S]*Nothing worries us[\s\S]*It was about another child/,
      )
    const again = await as['qa-head']!.post(`/audits/${ref}/correction`, { ...given, value: 'Other', reason: 'Twice.' })
    assert.equal(again.status, 409)
    assert.equal((await as['qa-head']!.get(`/audits/${ref}/correction?question=ovr.grade`)).status, 404)
  })

  test('is opened again where it was closed from', async () => {
    const { id, ref } = await an({ state: 'verifying', finalGrade: 'good' })
    await database.asPerson(people['qa-1']!, testNow, (tx) => answerPart(tx, ref, 'closing'))
    await press('qa-1', ref, 'closure')
    assert.equal((await asked(id)).state, 'closed')
    await press('qa-head', ref, 'reopened', { reason: 'One more thing is to be checked.' })
    assert.equal((await asked(id)).state, 'verifying')
  })

  test('that was cancelled by mistake goes on where it was, and who was asked for it is asked again', async () => {
    const { id, ref } = await an({ state: 'gathering' })
    await database.asSystem(testNow, (tx) =>
      aVoice(tx, {
        kind: 'carer',
        householdId: household.id,
        pieceId: id,
        gathererId: people['fro-1']!,
        state: 'to_ask',
      }),
    )
    const voice = () =>
      rows<{ state: string; reason: string | null }>(sql`select state, reason from voices where piece_id = ${id}`)
    const without = await voice()
    await press('qa-1', ref, 'cancellation', { reason: 'The wrong one.' })
    assert.equal((await voice())[0]?.state, 'not_given')
    await press('qa-head', ref, 'reopened', { reason: 'It was the wrong one.' })
    assert.deepEqual([(await asked(id)).state, await voice()], ['gathering', without])
  })
})
