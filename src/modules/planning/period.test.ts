import assert from 'node:assert/strict'
import { after, beforeEach, describe, test } from 'node:test'
import { aChild, aHousehold, aPlacement, aReview } from '#modules/register/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits, type Visitor } from '#test/visitor.ts'
import { noLongerAsChild } from '#modules/audits/children.ts'
import { planAudit } from '#modules/audits/commands/plan.ts'
import { usualPeriodUpTo } from '#modules/audits/period.ts'
import { answerPart } from '#modules/audits/testing.ts'

const database = await freshDatabase()
const service = await aSmallService(database)
const visits = await openVisits(database)
after(() => visits.close())

const today = londonDate(testNow)
const day = (text: string) => Temporal.PlainDate.from(text)
const own = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.asSystem(testNow, work)
const wordsOf = (text: string) =>
  text
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(' )', ')')
const read = async (visitor: Visitor, path: string) => wordsOf((await visitor.get(path)).text)
const dateFields = (name: string, date: string) => {
  const { day, month, year } = Temporal.PlainDate.from(date)
  return { [`${name}-day`]: String(day), [`${name}-month`]: String(month), [`${name}-year`]: String(year) }
}

let household = { id: 0, ref: '' }
let reviewId = 0
const child = (
  initials: string,
  given: { bornOn?: string; startedOn?: string; endedOn?: string; endedUnplanned?: boolean } = {},
) =>
  own(async (tx) => {
    const { bornOn = '2015-04-04', ...stay } = given
    const one = await aChild(tx, { initials, bornOn, iroId: service.people['iro-1']! })
    await aPlacement(tx, { householdId: household.id, childId: one.id, ...stay })
    return one
  })

const planned = (scheduledFor = '2027-01-19') =>
  own((tx) =>
    planAudit(
      tx,
      {
        kind: 'review_linked',
        householdId: household.id,
        reviewId,
        scheduledFor: day(scheduledFor),
        auditorId: service.people['fro-1']!,
      },
      today,
    ),
  )

const stateOf = (pieceId: number) =>
  own(async (tx) => ({
    ...(await tx.one<{ from: string; to: string; reason: string | null; childrenReason: string | null }>(sql`
      select period_from::text as "from", period_to::text as "to", period_reason as reason, children_reason as "childrenReason"
      from audits where id = ${pieceId}`)),
    children: (
      await tx.many<{
        initials: string
      }>(sql`select c.initials from audit_children ac join children c on c.id = ac.child_id
        where ac.audit_id = ${pieceId} order by c.initials`)
    ).map(({ initials }) => initials),
  }))

describe('the usual period', () => {
  const table: readonly [to: string, approvedOn: string | null, from: string][] = [
    ['2026-11-25', null, '2025-11-25'],
    ['2026-11-25', '2020-01-01', '2025-11-25'],
    ['2026-11-25', '2026-03-01', '2026-03-01'],
    ['2026-11-25', '2026-11-25', '2025-11-25'],
    ['2028-02-29', null, '2027-02-28'],
  ]
  for (const [to, approvedOn, from] of table)
    test(`UA-D22: up to ${to}, approved ${approvedOn}: from ${from}`, () => {
      const period = usualPeriodUpTo(day(to), { months: 12, approvedOn: approvedOn === null ? null : day(approvedOn) })
      assert.deepEqual([String(period.from), String(period.to)], [from, to])
    })
})

describe('B11: what an audit says of somebody who is no child of the household any more', () => {
  const table: readonly [bornOn: string, livedUntil: string | null, says: string][] = [
    ['2015-04-04', null, ''],
    ['2008-11-19', null, 'turned 18 on Thu 19 November, stays as an adult'],
    ['2008-11-20', null, ''],
    ['2015-04-04', '2026-05-03', 'lived here until Sun 3 May'],
    ['2015-04-04', '2026-12-24', ''],
    ['2008-06-01', '2026-05-03', 'turned 18 on Mon 1 June, lived here until Sun 3 May'],
  ]
  for (const [bornOn, livedUntil, says] of table)
    test(`B11 UA-D5: born ${bornOn}, until ${livedUntil}: “${says}”`, () => {
      const one = {
        initials: 'AB',
        ref: 'C-1',
        bornOn: day(bornOn),
        livedUntil: livedUntil === null ? null : day(livedUntil),
      }
      assert.equal(noLongerAsChild(one, today), says)
    })
})

describe('an audit of a household', () => {
  beforeEach(() =>
    own(async (tx) => {
      household = await aHousehold(tx, { teamId: service.teams.north, workerId: service.people['fsw-1']! })
      reviewId = (await aReview(tx, { householdId: household.id, dueOn: '2027-01-19' })).id
    }),
  )

  test('B11: an audit takes nobody who had turned 18 before its period, and says of each other when they did', async () => {
    await child('AA')
    await child('BB', { bornOn: '2007-02-14' })
    await child('CC', { bornOn: '2008-11-19' })
    const audit = await planned('2026-11-25')
    assert.deepEqual((await stateOf(audit.id)).children, ['AA', 'CC'])
    const page = await read(await visits.as('fro-1'), `/audits/${audit.ref}`)
    assert.match(page, /Children CC \(turned 18 on Thu 19 November, stays as an adult\), AA /)
    assert.match(page, /Not audited: adults BB \(turned 18 on Fri 14 February 2025, stays as an adult\)/)
  })

  test('B11: who turns 18 between planning and asking is asked by the day’s age, in words for adults', async () => {
    const grown = await child('CC', { bornOn: '2008-11-19' })
    const almost = await child('DD', { bornOn: '2008-11-20' })
    const audit = await planned('2026-11-25')
    const auditor = await visits.as('fro-1')
    assert.equal((await auditor.post(`/audits/${audit.ref}/views-request`)).status, 303)
    const forms = await own((tx) =>
      tx.many(
        sql`select child_id as child, form from voices where piece_id = ${audit.id} and kind = 'child' order by child_id`,
      ),
    )
    assert.deepEqual(forms, [
      { child: grown.id, form: 'fq.ya' },
      { child: almost.id, form: 'fq.yp3' },
    ])
    const page = await read(auditor, `/audits/${audit.ref}`)
    assert.match(page, new RegExp(`Young adult ${grown.ref} (?:V-\\d+ )?To be asked by Person iro-1`))
    assert.match(
      await read(await visits.as('iro-1'), '/'),
      new RegExp(`Ask young adult ${grown.ref}(?: \\([^)]*\\))? what they think`),
    )
  })

  test('UA-D5: a child who is left out needs a reason of their own, and the usual period needs none', async () => {
    const [stays, brief] = [
      await child('AA'),
      await child('BB', { startedOn: '2026-04-01', endedOn: '2026-05-03', endedUnplanned: true }),
    ]
    const audit = await planned('2026-11-25')
    const auditor = await visits.as('fro-1')
    const path = `/audits/${audit.ref}/period`
    assert.match(await read(auditor, path), /BB \(lived here until Sun 3 May\)/)

    const usual = { ...dateFields('from', '2025-11-25'), ...dateFields('to', '2026-11-25') }
    const without = { ...usual, child: String(stays.id) }
    const refused = await auditor.post(path, without)
    assert.equal(refused.status, 422)
    assert.match(wordsOf(refused.text), /Say in a few words why the child is left out/)
    assert.doesNotMatch(wordsOf(refused.text), /why the period is not/)

    const saved = await auditor.post(path, { ...without, 'children-reason': 'Four weeks in spring.' })
    assert.equal(saved.status, 303, saved.text)
    assert.deepEqual(await stateOf(audit.id), {
      from: '2025-11-25',
      to: '2026-11-25',
      reason: null,
      childrenReason: 'Four weeks in spring.',
      children: ['AA'],
    })
    assert.match(await read(auditor, `/audits/${audit.ref}`), /Children left out Four weeks in spring\./)
    assert.match(await read(auditor, `/audits/${audit.ref}/history`), new RegExp(`${brief.ref} taken out`))

    const other = {
      ...dateFields('from', '2026-01-01'),
      ...dateFields('to', '2026-11-25'),
      child: [stays.id, brief.id].map(String),
    }
    const asked = await auditor.post(path, other)
    assert.match(wordsOf(asked.text), /Say in a few words why the period is not the usual one/)
    assert.doesNotMatch(wordsOf(asked.text), /why the child is left out/)
    assert.equal((await auditor.post(path, { ...other, reason: 'The records begin then.' })).status, 303)
    const now = await stateOf(audit.id)
    assert.deepEqual([now.reason, now.childrenReason, now.children], ['The records begin then.', null, ['AA', 'BB']])
  })

  test('UA-D5: it looks at who lives there and whoever left without a plan; anybody else who stayed there comes in with a sentence why', async () => {
    const stays = await child('AA')
    const moved = await child('BB', { startedOn: '2026-04-01', endedOn: '2026-05-03' })
    await child('CC', { startedOn: '2026-06-01', endedOn: '2026-07-03', endedUnplanned: true })
    const audit = await planned('2026-11-25')
    assert.deepEqual((await stateOf(audit.id)).children, ['AA', 'CC'])
    const auditor = await visits.as('fro-1')
    const path = `/audits/${audit.ref}/period`
    const field = `because-${moved.id}`
    assert.match(await read(auditor, path), /Why look at BB \(lived here until Sun 3 May\)\?/)
    const usual = { ...dateFields('from', '2025-11-25'), ...dateFields('to', '2026-11-25') }
    const long = await auditor.post(path, { ...usual, [field]: 'x'.repeat(2001) })
    assert.equal(long.status, 422)
    const short = await auditor.post(path, { ...usual, [field]: 'x' })
    assert.equal(short.status, 422)
    assert.match(wordsOf(short.text), /Say in a few words why this child is looked at/)
    const because = 'What was tried with BB is what AA needs now.'
    assert.equal((await auditor.post(path, { ...usual, [field]: because })).status, 303)
    assert.deepEqual((await stateOf(audit.id)).children, ['AA', 'BB', 'CC'])
    assert.match(await read(auditor, `/audits/${audit.ref}`), new RegExp(`Why BB ${because}`))
    assert.equal(
      (
        await auditor.post(path, {
          ...usual,
          child: String(stays.id),
          'children-reason': 'He was here a week.',
          [field]: '',
        })
      ).status,
      303,
    )
    assert.deepEqual((await stateOf(audit.id)).children, ['AA'])
  })

  test('UA-D5: who moved on as planned since it was planned stays in it, until somebody takes them out and says why', async () => {
    const stays = await child('AA')
    const moved = await child('BB')
    const audit = await planned('2026-11-25')
    await own((tx) => tx.run(sql`update placements set ended_on = '2026-11-10' where child_id = ${moved.id}`))
    const auditor = await visits.as('fro-1')
    const path = `/audits/${audit.ref}/period`
    const page = (await auditor.get(path)).text
    assert.match(page, new RegExp(`name="child" type="checkbox" value="${moved.id}"[^>]* checked`))
    assert.doesNotMatch(page, /Why look at BB/)
    const usual = { ...dateFields('from', '2025-11-25'), ...dateFields('to', '2026-11-25') }
    assert.equal((await auditor.post(path, { ...usual, child: [stays.id, moved.id].map(String) })).status, 303)
    assert.deepEqual((await stateOf(audit.id)).children, ['AA', 'BB'])
    assert.equal((await auditor.post(path, { ...usual, child: String(stays.id) })).status, 422)
    assert.deepEqual((await stateOf(audit.id)).children, ['AA', 'BB'])
  })

  async function held(audit: { id: number; ref: string }, on: string): Promise<Visitor> {
    const auditor = await visits.as('fro-1')
    // The day before views were asked for, which is asked about.
    const reply = await auditor.post(`/audits/${audit.ref}/review`, { ...dateFields('date', on), 'date-right': on })
    assert.equal(reply.status, 303, reply.text)
    return auditor
  }

  async function gathered(audit: { id: number; ref: string }): Promise<void> {
    const reply = await (await visits.as('fro-1')).post(`/audits/${audit.ref}/views-request`)
    assert.equal(reply.status, 303, reply.text)
    await database.asPerson(service.people['fsw-1']!, testNow, (tx) => answerPart(tx, audit.ref, 'preparation'))
  }

  test('UA-D22: the period ends with the review that was held, its children follow, and the trail says who came and went', async () => {
    await child('AA')
    const earlier = await child('BB', { startedOn: '2025-06-01', endedOn: '2025-12-24', endedUnplanned: true })
    const later = await child('CC', { startedOn: '2026-11-19' })
    const audit = await planned()
    assert.deepEqual(await stateOf(audit.id), {
      from: '2026-01-19',
      to: '2027-01-19',
      reason: null,
      childrenReason: null,
      children: ['AA', 'CC'],
    })
    await gathered(audit)
    const auditor = await held(audit, '2026-11-18')
    const now = await stateOf(audit.id)
    assert.deepEqual([now.from, now.to, now.reason, now.children], ['2025-11-18', '2026-11-18', null, ['AA', 'BB']])
    const history = await read(auditor, `/audits/${audit.ref}/history`)
    assert.match(
      history,
      new RegExp(`covers: 18 November 2025 to 18 November 2026; ${earlier.ref} joined; ${later.ref} taken out`),
    )
    const [voice] = await own((tx) =>
      tx.many(
        sql`select state, reason_words as why from voices where piece_id = ${audit.id} and child_id = ${later.id}`,
      ),
    )
    assert.deepEqual(voice, { state: 'not_given', why: 'The audit no longer looks at the time that they lived here.' })
    assert.match(await read(auditor, `/audits/${audit.ref}/print`), /18 November 2025 to 18 November 2026/)
    const asked = await own((tx) =>
      tx.many(sql`select state from voices where piece_id = ${audit.id} and child_id = ${earlier.id}`),
    )
    assert.deepEqual(asked, [{ state: 'to_ask' }], 'who joined after everybody was asked is asked too')

    const back = {
      ...dateFields('from', '2026-01-19'),
      ...dateFields('to', '2026-11-19'),
      reason: 'To see the new child.',
    }
    assert.equal((await auditor.post(`/audits/${audit.ref}/period`, back)).status, 303)
    const again = await own((tx) =>
      tx.many(sql`select child_id as child, state, reason from voices where piece_id = ${audit.id} and kind = 'child'
        and child_id = any (${[earlier.id, later.id]}::int[]) order by child_id`),
    )
    assert.deepEqual(again, [
      { child: earlier.id, state: 'not_given', reason: 'other' },
      { child: later.id, state: 'to_ask', reason: null },
    ])
  })

  test('UA-D22: a period that somebody chose stays, and so does a child who was left out', async () => {
    const [stays] = [
      await child('AA'),
      await child('BB', { startedOn: '2026-04-01', endedOn: '2026-05-03', endedUnplanned: true }),
    ]
    const audit = await planned()
    const auditor = await visits.as('fro-1')
    const usual = { ...dateFields('from', '2026-01-19'), ...dateFields('to', '2027-01-19') }
    await auditor.post(`/audits/${audit.ref}/period`, {
      ...usual,
      child: String(stays.id),
      'children-reason': 'Four weeks.',
    })
    await gathered(audit)
    await held(audit, '2026-11-18')
    const now = await stateOf(audit.id)
    assert.deepEqual([now.to, now.childrenReason, now.children], ['2026-11-18', 'Four weeks.', ['AA']])

    await own((tx) => tx.run(sql`update pieces set state = 'cancelled' where id = ${audit.id}`))
    const chosen = await planned()
    await auditor.post(`/audits/${chosen.ref}/period`, {
      ...dateFields('from', '2026-03-01'),
      ...dateFields('to', '2026-10-31'),
      reason: 'Agreed with the panel.',
    })
    await gathered(chosen)
    await held(chosen, '2026-11-18')
    const kept = await stateOf(chosen.id)
    assert.deepEqual([kept.from, kept.to, kept.reason], ['2026-03-01', '2026-10-31', 'Agreed with the panel.'])
  })

  test('RV-2 B10: once the audit is sent nobody is asked for another period, and none is taken', async () => {
    await child('AA')
    const audit = await planned()
    const auditor = await visits.as('fro-1')
    const path = `/audits/${audit.ref}/period`
    assert.equal((await auditor.get(path)).status, 200)
    await own((tx) => tx.run(sql`update pieces set state = 'submitted' where id = ${audit.id}`))
    const usual = { ...dateFields('from', '2026-01-19'), ...dateFields('to', '2027-01-19') }
    for (const asked of [auditor.get(path), auditor.post(path, usual), auditor.post(path, {})]) {
      const { status, text } = await asked
      assert.equal(status, 409)
      assert.match(text, /What the audit covers can be changed until it is sent/)
    }
    assert.equal((await (await visits.as('fro-2')).get(path)).status, 404, 'nobody else is told of it')
  })
})
