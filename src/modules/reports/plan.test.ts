// UM-D11, issue 10: of what was to be done in a month, what was done: the agreed year, the leaders' programme, the audits and the reviews, each number
// that of its list; and of a month that is over as it stood at its end, whatever came later.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { anAction } from '#modules/actions/testing.ts'
import { aMove, anAudit } from '#modules/audits/testing.ts'
import { anAgreedYear, aSlot } from '#modules/calendar/testing.ts'
import { programme } from '#modules/programme/index.ts'
import { aLeaderVisit, leadVisitTo } from '#modules/programme/testing.ts'
import { aReview } from '#modules/register/testing.ts'
import { asTx, sql, type Tx } from '#platform/sql/index.ts'
import { freshDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { openVisits } from '#test/visitor.ts'

const database = await freshDatabase()
const { household, people } = await aSmallService(database)
const moment = (text: string) => Temporal.Instant.from(`${text}T10:00:00Z`)
const visits = await openVisits(database, moment('2026-11-30'))
after(() => visits.close())
const asOwner = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.asOwner((client) => work(asTx(client)))

/** The panel of November as it reads at a moment; each of its numbers is that of its list. */
async function november(at: string): Promise<string> {
  visits.setNow(moment(at))
  const visitor = await visits.as('sm-1')
  const { text, status } = await visitor.get('/month?month=2026-11')
  assert.equal(status, 200)
  const panel = text.slice(text.indexOf('id="plan"'), text.indexOf('>Audits</h2>'))
  const links = [
    ...panel.matchAll(/href="(\/(?:calendar\/due|audits)\?[^"]*)"[^>]*>(\d+)(?:<span[^>]*>[^<]*<\/span>)?<\/a>/g),
  ]
  assert.ok(links.length >= 6, 'numbers are links')
  for (const [, href = '', figure] of links) {
    const list = await visitor.get(href.replaceAll('&amp;', '&'))
    const [, count = ''] = list.text.match(/>(\d+|No) (?:audit|line)s?\b/) ?? []
    assert.equal(count.replace('No', '0'), figure, href)
  }
  return panel
}
const wordsOf = (panel: string) => panel.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
const number = (panel: string, label: string): number =>
  Number(new RegExp(` ${label} (\\d+) `).exec(wordsOf(panel))?.[1] ?? Number.NaN)

type Lines = Record<'late' | 'moved' | 'excused' | 'given' | 'outside' | 'watched', number>
let lines: Lines
let yearId: number
let underWay: number
let notBegun: number
let leadersDay: string

const sentOn = (day: string, auditorId: number) =>
  database.asSystem(moment('2026-11-02'), (tx) =>
    anAudit(tx, {
      ...{ householdId: household.id, kind: 'monthly_case_file', auditorId, sentOn: day, state: 'submitted' },
      scheduledFor: day < '2026-12' ? '2026-11-20' : '2026-12-02',
    }),
  )
const answered = (slotId: number, kind: string, at: string, more: { due?: string; person?: number } = {}) =>
  asOwner(async (tx) => {
    const { id } = await tx.one<{
      id: number
    }>(sql`insert into slot_changes (year_id, slot_id, kind, reason, words, asked_side, asked_by, asked_at, to_due_on, to_person_id)
      values (${yearId}, ${slotId}, ${kind}, 'absence', 'Away.', 'fostering', ${people['sm-1']!}, ${moment(at)}, ${more.due ?? null}, ${more.person ?? null}) returning id`)
    await tx.run(
      sql`update slot_changes set answer = 'yes', answered_by = ${people['qa-head']!}, answered_at = ${moment(at)} where id = ${id}`,
    )
  })

before(async () => {
  const [tm1, tm2] = [people['tm-1']!, people['tm-2']!]
  yearId = await asOwner((tx) =>
    anAgreedYear(tx, { quality: people['qa-head']!, fostering: people['sm-1']! }, '2026-11-01'),
  )
  lines = await asOwner(async (tx) => {
    const line = (personId: number | null, dueOn: string, more = {}) =>
      aSlot(tx, { yearId, personId, dueOn, activity: 'managers_audit', ...more })
    await line(tm1, '2026-11-27')
    await line(tm2, '2026-12-18', { from: '2026-12-01', to: '2026-12-31' })
    return {
      late: await line(tm2, '2026-11-04'),
      moved: await line(null, '2026-11-26'),
      excused: await line(null, '2026-11-27'),
      given: await line(null, '2026-11-28'),
      outside: await line(tm1, '2026-11-10', { activity: 'pqa_attendance', outside: true }),
      watched: await line(people['sm-1']!, '2026-11-30', { activity: 'practice_observation' }),
    }
  })
  await answered(lines.excused, 'excused', '2026-11-21')
  await sentOn('2026-11-24', tm1)
  await sentOn('2026-11-25', tm1)
  const audit = (state: 'in_audit' | 'scheduled') =>
    database.asSystem(moment('2026-11-02'), (tx) =>
      anAudit(tx, {
        ...{ householdId: household.id, state, kind: 'thematic', scheduledFor: '2026-11-16' },
        ...{ auditorId: people['fro-1']!, dueOn: '2026-11-20' },
      }),
    )
  underWay = (await audit('in_audit')).id
  notBegun = (await audit('scheduled')).id
  await database.asSystem(moment('2026-11-02'), async (tx) => {
    await aReview(tx, { householdId: household.id, dueOn: '2026-11-12', heldOn: '2026-11-11' })
    await aReview(tx, { householdId: household.id, dueOn: '2026-11-18', heldOn: '2026-11-25' })
    await aReview(tx, { householdId: household.id, dueOn: '2026-11-27' })
  })
  const as: Parameters<typeof leadVisitTo>[0] = (work) => database.asPerson(people['ce-1']!, moment('2026-11-25'), work)
  leadersDay = await database.asPerson(people['qa-1']!, moment('2026-11-05'), (tx) =>
    aLeaderVisit(tx, { leaderId: people['ce-1']!, on: Temporal.PlainDate.from('2026-11-25') }),
  )
  await leadVisitTo(as, { ref: leadersDay, state: 'held', now: moment('2026-11-25') })
  const { id: pieceId } = await database.asPerson(people['ce-1']!, moment('2026-11-25'), (tx) =>
    programme.find(tx, leadersDay),
  )
  await database.asSystem(moment('2026-11-25'), (tx) =>
    anAction(tx, { pieceId, ownerId: people['ce-1']!, dueOn: '2026-11-28' }),
  )
})

describe('what was to be done in November, and what was done of it', () => {
  test('counts the agreed year, each line once, and leads from each number to its lines', async () => {
    const panel = await november('2026-11-30')
    assert.deepEqual(
      [
        'Agreed',
        'Done in time',
        'Done later',
        'To be done now',
        'Not done in time',
        'Excused',
        'Kept outside Hearth',
      ].map((label) => number(panel, label)),
      [7, 1, 0, 3, 1, 1, 1],
    )
  })

  test('says how far the audits planned for it are, and with whom those are that are not sent', async () => {
    const panel = await november('2026-11-30')
    assert.deepEqual(
      ['Planned', 'Of these sent', 'Under way', 'Not begun'].map((label) => number(panel, label)),
      [4, 2, 1, 1],
    )
    assert.match(wordsOf(panel), /Person fro-1: 2, 1 not begun, 2 past their day/)
    assert.match(wordsOf(panel), /Carers’ yearly reviews: 2 of 4 due held, 1 by their day/)
    assert.match(wordsOf(panel), /1 day in fostering held, 0 written down, of 0 staff were told/)
    assert.match(wordsOf(panel), /0 of 1 promises due were found kept in time/)
  })

  test('is nobody’s who does not read the month, list by list', async () => {
    for (const key of ['fsw-1', 'fro-1', 'tm-1', 'lado-1'])
      assert.equal((await (await visits.as(key)).get('/calendar/due?month=2026-11')).status, 403, key)
    const { count } = await database.asPerson(people['tm-1']!, moment('2026-11-30'), (tx) =>
      tx.one<{ count: number }>(
        sql`select (select count(*)::int from slots_due('2026-11-01', '2026-11-30', null)) + (select count(*)::int from programme_figures('2026-11-01', '2026-11-30', null)) as count`,
      ),
    )
    assert.equal(count, 0)
  })

  const laters: Record<string, () => Promise<unknown>> = {
    'audits that are sent in December': async () => {
      await sentOn('2026-12-02', people['tm-2']!)
      await sentOn('2026-12-03', people['tm-2']!)
    },
    'a line that is moved to another month': () => answered(lines.moved, 'moved', '2026-12-02', { due: '2027-01-20' }),
    'a line of which both sides say afterwards that it is excused': () => answered(lines.late, 'excused', '2026-12-03'),
    'a line that is given to somebody else, who has done one': () =>
      answered(lines.given, 'given', '2026-12-03', { person: people['tm-1']! }),
    'a line for November that is added in December': () =>
      asOwner(async (tx) => {
        const { id } = await tx.one<{ id: number }>(
          sql`insert into slot_changes (year_id, kind, activity, role, to_due_on, to_person_id, reason, words, asked_side, asked_by) values
            (${yearId}, 'added', 'managers_audit', 'team_manager', '2026-11-20', ${people['tm-2']!}, 'other', 'One more.', 'fostering', ${people['sm-1']!}) returning id`,
        )
        await tx.run(
          sql`update slot_changes set answer = 'yes', answered_by = ${people['qa-head']!}, answered_at = ${moment('2026-12-04')} where id = ${id}`,
        )
      }),
    'what was held outside Hearth, and agreed in December': () =>
      asOwner((tx) =>
        tx.run(
          sql`insert into slot_outside (slot_id, held_on, entered_by, agreed_by, agreed_at) values (${lines.outside}, '2026-11-10', ${people['tm-1']!}, ${people['qa-1']!}, ${moment('2026-12-04')})`,
        ),
      ),
    'audits that are begun, and sent': () =>
      asOwner(async (tx) => {
        await aMove(tx, notBegun, 'begin', 'scheduled', 'in_audit', '2026-12-03')
        await aMove(tx, underWay, 'submit', 'in_audit', 'submitted', '2026-12-04')
        await tx.run(sql`update pieces set state = 'in_audit' where id = ${notBegun}`)
        await tx.run(sql`update pieces set state = 'submitted' where id = ${underWay}`)
      }),
    'a review that is held late': () =>
      asOwner((tx) => tx.run(sql`update carer_reviews set held_on = '2026-12-08' where due_on = '2026-11-27'`)),
    'a leader’s day that is written down in December, and a promise that is kept then': () =>
      asOwner(async (tx) => {
        const { id } = await tx.one<{ id: number }>(sql`select id from pieces where ref = ${leadersDay}`)
        await tx.run(
          sql`insert into moves (piece_id, move, from_state, to_state, at) values (${id}, 'write', 'held', 'written', ${moment('2026-12-04')})`,
        )
        await tx.run(sql`update pieces set state = 'written' where id = ${id}`)
        await tx.run(
          sql`update actions set state = 'verified', verified_on = '2026-12-07', verified_by = ${people['qa-1']!} where piece_id = ${id}`,
        )
      }),
  }

  for (const [what, happens] of Object.entries(laters))
    test(`as it stood at its end: ${what} changes nothing`, async () => {
      const stood = await november('2026-12-18')
      await happens()
      assert.equal(await november('2026-12-18'), stood)
    })

  test('and what came later is where it happened', async () => {
    visits.setNow(moment('2026-12-18'))
    const december = await (await visits.as('sm-1')).get('/calendar/due?month=2026-12')
    assert.match(december.text, /1 line\b/)
    assert.match(wordsOf(december.text), /Done in time/)
    assert.deepEqual(visits.problems, [])
  })
})
