import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import { feedbackForms } from '#framework/a2-feedback-forms/index.ts'
import type { RoleKey } from '#framework/s4-roles.ts'
import { alertHours } from '#framework/safety-alerts.ts'
import { clockOf } from '#modules/alerts/clock.ts'
import { listAlerts } from '#modules/alerts/queries/alerts.ts'
import { type Cast, climbersOf, decidersOf, type Person, reachable, readersOf } from '#modules/alerts/road.ts'
import { aHomeWithItsPeople, type Home } from '#modules/alerts/testing.ts'
import { formForKind, formsToChoose } from '#modules/voices/form.ts'
import { isWorkingDay, londonDate } from '#platform/dates/index.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase } from './database.ts'
import { alerting, clear, type Life, live, looking, say, type Sign } from './every-alert/life.ts'

/*
 * The property of the one road (clauses 2.1, 4.9): a sign that a child may not be safe, planted on any road, reaches two people who may
 * act within a minute, climbs when nobody decides, blocks what must wait, and is in no page of those who may not know.
 * Signs come from the forms' and the tool's own data, so that a new form is in it: each of them once, then HEARTH_LIVES of them in
 * services in any state. Ten thousand lives walk the rules alone.
 */

const lives = Number(process.env['HEARTH_LIVES'] ?? 40)

const posts: readonly RoleKey[] = [
  'service_manager',
  'head_of_service',
  'corporate_director',
  'executive_director',
  'quality_assurance',
  'head_of_quality_assurance',
  'iro_manager',
  'team_manager',
  'independent_reviewing_officer',
]

/** A service in any state: posts empty, doubled, away, covered; some people concerned. */
const service = fc
  .array(
    fc.record({ role: fc.constantFrom(...posts), away: fc.boolean(), concerned: fc.integer({ min: 0, max: 3 }) }),
    { maxLength: 14 },
  )
  .chain((staff) =>
    fc.record({
      staff: fc.constant(staff),
      managers: fc.nat(),
      officers: fc.nat(),
      cover: fc.nat(),
      hour: fc.integer({ min: 0, max: 365 * 24 * 60 }),
    }),
  )

type Given = typeof service extends fc.Arbitrary<infer G> ? G : never

function castOf({ staff, managers, officers, cover }: Given): { cast: Cast; circle: number[] } {
  const people = staff.map(
    ({ role, away }, at): Person => ({ id: at + 1, name: `P${at + 1}`, telephone: null, roles: [role], away }),
  )
  const pick = (role: RoleKey, which: number) => {
    const all = people.filter(({ roles }) => roles.includes(role))
    return all.length === 0 ? null : all[which % all.length]!.id
  }
  const officer = pick('independent_reviewing_officer', officers)
  const [away, other] = [people.find((one) => one.away), people[cover % Math.max(1, people.length)]]
  const covers = away && other && away.id !== other.id ? [{ awayId: away.id, coverId: other.id }] : []
  const circle = staff.flatMap(({ concerned }, at) => (concerned === 0 ? [at + 1] : []))
  return {
    circle,
    cast: {
      people,
      covers,
      teamManagerId: pick('team_manager', managers),
      workerId: 99,
      iroIds: officer === null ? [] : [officer],
      withoutIro: officer === null,
    },
  }
}

const steppingIn: readonly RoleKey[] = [
  'service_manager',
  'head_of_service',
  'corporate_director',
  'executive_director',
  'quality_assurance',
  'head_of_quality_assurance',
  'iro_manager',
]

describe('no sign is missed, over ten thousand lives', () => {
  test('it reaches two people who may act, wherever two are there; never one whom it is about', () => {
    fc.assert(
      fc.property(service, (given) => {
        const { cast, circle } = castOf(given)
        const readers = readersOf(cast, circle)
        assert.ok(
          readers.every(({ id }) => !circle.includes(id)),
          'somebody concerned was told',
        )
        assert.ok(
          readers.every(({ id }) => id !== cast.workerId),
          'the household’s worker was told',
        )
        assert.equal(new Set(readers.map(({ id }) => id)).size, readers.length, 'told once each')
        const there = cast.people.filter(
          ({ id, away, roles }) => !away && !circle.includes(id) && roles.some((role) => steppingIn.includes(role)),
        )
        assert.ok(reachable(cast, readers) >= Math.min(2, there.length), 'two were there, and fewer were told')
        const deciding = decidersOf(cast, circle)
        const mayDecide = there.some(({ roles }) =>
          roles.some((role) => role !== 'quality_assurance' && role !== 'iro_manager'),
        )
        assert.equal(deciding.length > 0, mayDecide, 'somebody decides whenever anybody could')
        assert.ok(
          deciding.every(({ id }) => readers.some((one) => one.id === id)),
          'whoever decides was told',
        )
        assert.ok(climbersOf(cast, circle).every(({ id, away }) => !away && !circle.includes(id)))
      }),
      { numRuns: 10_000, seed: 6 },
    )
  })

  test('at whatever minute of the year it comes, it is told again and climbs, never later than the framework allows', () => {
    const newYear = Temporal.Instant.from('2026-01-01T00:00:00Z')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 * 24 * 60 }), (minute) => {
        const came = newYear.add({ minutes: minute })
        const { againAt, climbsAt, isLate } = clockOf(came, alertHours)
        const local = came.toZonedDateTimeISO('Europe/London')
        const climbs = climbsAt.toZonedDateTimeISO('Europe/London')
        const inTime = isWorkingDay(londonDate(came)) && local.hour >= 9 && local.hour < 15
        assert.equal(isLate, !inTime)
        assert.ok(Temporal.Instant.compare(againAt, came) > 0)
        assert.ok(Temporal.Instant.compare(climbsAt, came) >= 0)
        assert.ok(isWorkingDay(climbs.toPlainDate()))
        assert.equal(climbs.hour, inTime ? 17 : 10)
        if (inTime) assert.ok(climbs.toPlainDate().equals(londonDate(came)))
      }),
      { numRuns: 10_000, seed: 6 },
    )
  })
})

const questionsOfAudit = auditTool.sections.flatMap(({ questions }) => questions).filter(({ alertOn }) => alertOn)
const signs: readonly Sign[] = [...alerting, ...questionsOfAudit.map(({ key }) => ({ yesTo: key })), 'raised by staff']

describe('the same on the real database', () => {
  test('each form has a sign, and is the form of whoever speaks in it; so has the audit', () => {
    for (const { key } of Object.values(feedbackForms)) {
      const sign = alerting.find(({ form }) => form === key)
      assert.ok(sign, `${key} asks nothing that raises an alert: give one of its questions alertOn`)
      if (sign.kind !== 'child' && !formsToChoose({ kind: sign.kind, besideId: null }).includes(key))
        assert.equal(formForKind(sign.kind), key, `nobody is asked with ${key}: name it in byKind, in voices/form.ts`)
    }
    assert.ok(questionsOfAudit.length > 0)
  })

  test(`every sign once, and ${lives} lives: whatever the form, the hour, and who is there`, async () => {
    const database = await freshDatabase()
    const home = await database.asSystem(Temporal.Instant.from('2026-11-02T10:00:00Z'), aHomeWithItsPeople)
    const keys = Object.keys(home.people) as (keyof Home['people'])[]
    const someone = fc.constantFrom(...keys)
    const life = fc.record({
      sign: fc.constantFrom(...signs),
      away: fc.uniqueArray(someone, { maxLength: 3 }),
      cover: someone,
      concerned: fc.uniqueArray(someone, { maxLength: 2 }),
      withoutOfficer: fc.boolean(),
      minute: fc.integer({ min: 0, max: 30 * 24 * 60 }),
    })
    const usual = { away: [], cover: 'sm', concerned: [], withoutOfficer: false, minute: 600 } as const
    const each = signs.map((sign): [Life] => [{ ...usual, away: [], concerned: [], sign }])
    let day = 0
    await fc.assert(
      fc.asyncProperty(life, async (given) => {
        day += 1
        await live(database, home, given, day)
      }),
      { numRuns: each.length + lives, examples: each, seed: 6, endOnFailure: true },
    )
  })

  test('every answer to be looked at the same day once: those who look hear at once, and no alert is raised', async () => {
    const database = await freshDatabase()
    const now = Temporal.Instant.from('2026-11-03T10:00:00Z')
    const home = await database.asSystem(now, aHomeWithItsPeople)
    const { qa, head, iro, tm } = home.people
    assert.ok(looking.length > 0)
    for (const sign of looking) {
      await clear(database, home)
      const ref = await say(database, home, sign, now)
      const said = `${sign.question}: ${sign.value}`
      const told = await database.asSystem(now, (tx) =>
        tx.many<{ to: number }>(
          sql`select to_id as to from messages where kind = 'look today' and urgent and path = ${`/voices/${ref}`}`,
        ),
      )
      const other = sign.kind === 'child' ? iro : tm
      assert.deepEqual(new Set(told.map(({ to }) => to)), new Set([qa, head, other]), said)
      const open = await database.asSystem(now, (tx) => listAlerts(tx, { householdId: home.household.id, open: true }))
      assert.equal(open.length, 0, said)
    }
  })
})
