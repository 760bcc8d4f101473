import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { feedbackForms } from '#framework/a2-feedback-forms/index.ts'
import { auditTool } from '#framework/a2-audit-tool/index.ts'
import type { RoleKey } from '#framework/s4-roles.ts'
import { alertHours, unfinishedAfterMinutes } from '#framework/safety-alerts.ts'
import { clockOf } from '#modules/alerts/clock.ts'
import { raise } from '#modules/alerts/commands/raise.ts'
import { sendUnfinished, sweepAlert } from '#modules/alerts/commands/sweep.ts'
import { beginUnfinished } from '#modules/alerts/commands/unfinished.ts'
import { findCast } from '#modules/alerts/queries/cast.ts'
import { findAlert, listAlerts } from '#modules/alerts/queries/alerts.ts'
import { findSign } from '#modules/alerts/queries/signs.ts'
import { type Cast, climbersOf, decidersOf, type Person, reachable, readersOf } from '#modules/alerts/road.ts'
import { aHomeWithItsPeople, type Home, setAway } from '#modules/alerts/testing.ts'
import { takeDown } from '#modules/voices/commands/say.ts'
import { findVoice } from '#modules/voices/queries/voices.ts'
import { aVoice } from '#modules/voices/testing.ts'
import type { VoiceKind } from '#modules/voices/voice.ts'
import { isWorkingDay, londonDate } from '#platform/dates/index.ts'
import { sql } from '#platform/sql/index.ts'
import { freshDatabase, type TestDatabase } from './database.ts'

/*
 * The property of the one road (clauses 2.1, 4.9): a sign that a child may not be safe, planted on any road, reaches two people who may
 * act within a minute, climbs when nobody decides, blocks what must wait, and is in no page of those who may not know.
 * Signs are generated from the forms' and the tool's own data, so that a new form is in it. Ten thousand lives walk the rules;
 * HEARTH_LIVES says how many of them also walk the real database.
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

/** Every answer of every form that raises an alert. */
const signs = Object.values(feedbackForms).flatMap((form) =>
  form.questions.flatMap((question) =>
    (question.alertOn ?? []).map((value) => ({
      form: form.key,
      kind: kindOf(form.key),
      question: question.key,
      value,
    })),
  ),
)

function kindOf(key: string): VoiceKind {
  const kinds: Record<string, VoiceKind> = {
    'fq.fc': 'carer',
    'fq.hh': 'household_member',
    'fq.par': 'parent',
    'fq.pt': 'partner',
    'fq.st': 'worker',
  }
  return kinds[key] ?? 'child'
}

describe('the same on the real database', () => {
  test('each form has a sign, and so has the audit', () => {
    assert.deepEqual(new Set(signs.map(({ form }) => form)), new Set(Object.keys(feedbackForms)))
    const asked = auditTool.sections.flatMap(({ questions }) => questions).filter(({ alertOn }) => alertOn)
    assert.deepEqual(
      asked.map(({ key }) => key),
      ['safe.immediate', 'mod.safeguarding'],
    )
  })

  test(`${lives} lives: whatever the form, the hour, and who is there`, async () => {
    const database = await freshDatabase()
    const home = await database.asSystem(Temporal.Instant.from('2026-11-02T10:00:00Z'), aHomeWithItsPeople)
    const keys = Object.keys(home.people) as (keyof Home['people'])[]
    const someone = fc.constantFrom(...keys)
    const life = fc.record({
      sign: fc.oneof(
        fc.constantFrom(...signs),
        fc.constantFrom('raised by staff' as const, 'a yes that nobody finished' as const),
      ),
      away: fc.uniqueArray(someone, { maxLength: 3 }),
      cover: someone,
      concerned: fc.uniqueArray(someone, { maxLength: 2 }),
      withoutOfficer: fc.boolean(),
      minute: fc.integer({ min: 0, max: 30 * 24 * 60 }),
    })
    let day = 0
    await fc.assert(
      fc.asyncProperty(life, async (given) => {
        day += 1
        await live(database, home, given, day)
      }),
      { numRuns: lives, seed: 6, endOnFailure: true },
    )
  })
})

type Life = {
  sign: (typeof signs)[number] | 'raised by staff' | 'a yes that nobody finished'
  away: (keyof Home['people'])[]
  cover: keyof Home['people']
  concerned: (keyof Home['people'])[]
  withoutOfficer: boolean
  minute: number
}

async function live(database: TestDatabase, home: Home, given: Life, day: number): Promise<void> {
  const now = Temporal.Instant.from('2026-11-03T00:00:00Z')
    .add({ hours: 24 * day })
    .add({ minutes: given.minute })
  const today = londonDate(now)
  await database.asOwner(async (client) => {
    await client.query('delete from absences')
    await client.query(`update alerts set decided_at = now(), ended_as = 'decided' where decided_at is null`)
    await client.query('delete from messages')
    await client.query('update children set iro_id = $1 where id = $2', [
      given.withoutOfficer ? null : home.people.iro,
      home.child.id,
    ])
  })
  await database.asSystem(now, async (tx) => {
    for (const key of given.away)
      if (key !== given.cover) await setAway(tx, home.people[key], home.people[given.cover], String(today))
  })
  const circle = (given.sign === 'raised by staff' ? given.concerned : [])
    .filter((key) => key !== 'stranger')
    .map((key) => home.people[key])
  const raisedBy = await plant(database, home, given, circle, now)
  const after = given.sign === 'a yes that nobody finished' ? now.add({ minutes: unfinishedAfterMinutes + 1 }) : now
  if (after !== now) await database.asSystem(after, (tx) => sendUnfinished(tx, after))
  await check(database, home, { circle, raisedBy, now: after, childIds: raisedBy.childIds })
}

type Raiser = { id: number | null; childIds: number[]; officerId: number | null }

/** Plants the sign on its road; gives back who is its raiser, if a member of staff. */
async function plant(
  database: TestDatabase,
  home: Home,
  { sign }: Life,
  circle: number[],
  now: Temporal.Instant,
): Promise<Raiser> {
  const householdId = home.household.id
  if (sign === 'raised by staff') {
    const concern = {
      householdId,
      source: 'household',
      childIds: [home.child.id],
      what: 'He flinches.',
      notFor: circle,
      circleSaid: true,
    } as const
    await database.asPerson(home.people.fsw, now, (tx) => raise(tx, concern, now))
    return { id: home.people.fsw, childIds: [home.child.id], officerId: null }
  }
  if (sign === 'a yes that nobody finished') {
    const audit = await database.asSystem(now, (tx) =>
      tx.one<{
        id: number
      }>(sql`insert into audits (kind, household_id, template_id, state, state_since, scheduled_for, period_from, period_to, made_at, auditor_id)
        values ('thematic', ${householdId}, (select max(id) from templates), 'in_audit', request_now(), '2026-11-02', '2025-11-02', '2026-11-02', request_now(), ${home.people.fro}) returning id`),
    )
    await database.asPerson(home.people.fro, now, (tx) =>
      beginUnfinished(tx, { householdId, auditId: audit.id, question: 'safe.immediate' }),
    )
    return { id: home.people.fro, childIds: [], officerId: null }
  }
  const ref = await database.asSystem(now, async (tx) => {
    const about = { householdId, kind: sign.kind, form: sign.form, childId: home.child.id, gathererId: home.people.iro }
    return (await aVoice(tx, about)).ref
  })
  await database.atDoor(now, async (tx) => {
    await tx.one(sql`select set_config('hearth.linked_voice', ${ref.slice(2)}, true)`)
    const said = { question: sign.question, value: sign.value, words: '', seen: 0, qualityTeamOnly: false }
    await takeDown(tx, await findVoice(tx, ref), [said], { method: 'link' }, { now, today: londonDate(now) })
  })
  const isChild = sign.kind === 'child'
  return { id: null, childIds: isChild ? [home.child.id] : [], officerId: isChild ? home.people.iro : null }
}

type Planted = { circle: number[]; raisedBy: Raiser; childIds: number[]; now: Temporal.Instant }

async function check(database: TestDatabase, home: Home, { circle, raisedBy, childIds, now }: Planted): Promise<void> {
  const today = londonDate(now)
  const householdId = home.household.id
  const [open, ...more] = await database.asSystem(now, (tx) => listAlerts(tx, { householdId, open: true }))
  assert.ok(open && more.length === 0, 'one open alert')
  const cast = await database.asSystem(now, (tx) =>
    findCast(tx, { householdId, childIds, officerId: raisedBy.officerId }, today),
  )
  const readers = readersOf(cast, open.circle)
  assert.ok(reachable(cast, readers) >= 2, 'two who may act')
  const told = await database.asSystem(now, (tx) =>
    tx.many<{ id: number }>(
      sql`select to_id as id from messages where urgent and path = ${`/alerts/${open.ref}`} and to_id is not null`,
    ),
  )
  assert.deepEqual(new Set(told.map(({ id }) => id)), new Set(readers.map(({ id }) => id)), 'told in that transaction')
  await checkSight(database, home, {
    ref: open.ref,
    circle: open.circle,
    readers: new Set(readers.map(({ id }) => id)),
    raiser: raisedBy.id,
    now,
    covers: cast.covers,
  })
  const sign = await database.asSystem(now, (tx) => findSign(tx, undefined, householdId, today))
  assert.equal(sign.open, 1, 'what must wait, waits')
  const late = open.climbsAt.add({ minutes: 1 })
  await database.asSystem(late, (tx) => sweepAlert(tx, open.ref, late))
  const climbed = await database.asSystem(late, (tx) => findAlert(tx, open.ref))
  assert.ok(climbed.climbedAt, 'undecided, it climbed')
  assert.ok(circle.every((id) => open.circle.includes(id)))
}

type Seen = {
  ref: string
  circle: readonly number[]
  readers: ReadonlySet<number>
  raiser: number | null
  now: Temporal.Instant
  covers: Cast['covers']
}

/** Everybody who was told opens it; whoever it is about, and everybody else who raised nothing, does not. */
async function checkSight(
  database: TestDatabase,
  home: Home,
  { ref, circle, readers, raiser, now, covers }: Seen,
): Promise<void> {
  for (const [key, id] of Object.entries(home.people)) {
    const opens = await database
      .asPerson(id, now, (tx) => findAlert(tx, ref))
      .then(
        () => true,
        () => false,
      )
    if (circle.includes(id)) assert.equal(opens, false, `${key} is concerned, and opens it`)
    else if (readers.has(id) || raiser === id) assert.equal(opens, true, `${key} was told, and does not find it`)
    else if (opens)
      assert.ok(
        covers.some((one) => one.coverId === id && !circle.includes(one.awayId)),
        `${key} has no part in it, and opens it`,
      )
  }
}
