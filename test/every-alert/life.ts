import assert from 'node:assert/strict'
import { feedbackForms } from '#framework/a2-feedback-forms/index.ts'
import { raisesAlert } from '#framework/forms/calls-for.ts'
import type { Question } from '#framework/forms/types.ts'
import type { FormKey, Speaker } from '#framework/a2-feedback-forms/types.ts'
import { unfinishedAfterMinutes } from '#framework/safety-alerts.ts'
import { raise } from '#modules/alerts/commands/raise.ts'
import { sendUnfinished, sweepAlert } from '#modules/alerts/commands/sweep.ts'
import { beginUnfinished } from '#modules/alerts/commands/unfinished.ts'
import { findCast } from '#modules/alerts/queries/cast.ts'
import { findAlert, listAlerts } from '#modules/alerts/queries/alerts.ts'
import { findSign } from '#modules/alerts/queries/signs.ts'
import { type Cast, reachable, readersOf } from '#modules/alerts/road.ts'
import { type Home, setAway } from '#modules/alerts/testing.ts'
import { anAudit } from '#modules/audits/testing.ts'
import { takeDown } from '#modules/voices/commands/say.ts'
import { findVoice } from '#modules/voices/queries/voices.ts'
import { aVoice } from '#modules/voices/testing.ts'
import type { VoiceKind } from '#modules/voices/voice.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql } from '#platform/sql/index.ts'
import type { TestDatabase } from '../database.ts'

/* One sign on the real database: planted on its road, and followed to everybody who may, and may not, know of it. */

/** What somebody says on a form. */
export type OnForm = { form: FormKey; kind: VoiceKind; question: string; value: string }

/** What is planted: an answer on a form, a yes in an audit that nobody finished, or a concern that staff raised. */
export type Sign = OnForm | { yesTo: string } | 'raised by staff'

const answers: readonly (OnForm & { asked: Question })[] = Object.values(feedbackForms).flatMap((form) =>
  form.questions.flatMap((asked) =>
    [...(asked.alertOn ?? []), ...(asked.lookAtToday ?? [])].map((value) => ({
      asked,
      form: form.key,
      kind: kindOf(form.speaker),
      question: asked.key,
      value,
    })),
  ),
)

/** Every answer of every form that raises an alert, and every one that is to be looked at the same day. */
export const alerting: readonly OnForm[] = answers.filter(({ asked, value }) => raisesAlert(asked, value))
export const looking: readonly OnForm[] = answers.filter(({ asked, value }) => !raisesAlert(asked, value))

/** Whose voice a form takes. A speaker who is no kind of voice does not compile: nobody could ask them. */
function kindOf(speaker: Speaker): VoiceKind {
  return speaker === 'young_adult' ? 'child' : speaker
}

export type Life = {
  sign: Sign
  away: (keyof Home['people'])[]
  cover: keyof Home['people']
  concerned: (keyof Home['people'])[]
  withoutOfficer: boolean
  minute: number
}

/** Plants one sign in the service as it is, and sees that it goes the whole road. */
export async function live(database: TestDatabase, home: Home, given: Life, day: number): Promise<void> {
  const now = Temporal.Instant.from('2026-11-03T00:00:00Z')
    .add({ hours: 24 * day })
    .add({ minutes: given.minute })
  const today = londonDate(now)
  await clear(database, home, given.withoutOfficer)
  await database.asSystem(now, async (tx) => {
    for (const key of given.away)
      if (key !== given.cover) await setAway(tx, home.people[key], home.people[given.cover], String(today))
  })
  const circle = (given.sign === 'raised by staff' ? given.concerned : [])
    .filter((key) => key !== 'stranger')
    .map((key) => home.people[key])
  const raisedBy = await plant(database, home, given, circle, now)
  const after = isUnfinished(given.sign) ? now.add({ minutes: unfinishedAfterMinutes + 1 }) : now
  if (after !== now) await database.asSystem(after, (tx) => sendUnfinished(tx, after))
  await check(database, home, { circle, raisedBy, now: after, childIds: raisedBy.childIds })
}

/** Everybody is there, nothing is open and nobody has been told of anything. */
export async function clear(database: TestDatabase, home: Home, withoutOfficer = false): Promise<void> {
  await database.asOwner(async (client) => {
    await client.query('delete from absences')
    await client.query(`update alerts set decided_at = now(), ended_as = 'decided' where decided_at is null`)
    await client.query('delete from messages')
    const officer = withoutOfficer ? null : home.people.iro
    await client.query('update children set iro_id = $1 where id = $2', [officer, home.child.id])
  })
}

const isUnfinished = (sign: Sign): sign is { yesTo: string } => typeof sign === 'object' && 'yesTo' in sign

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
  if (isUnfinished(sign)) {
    const audit = await database.asSystem(now, (tx) =>
      anAudit(tx, { householdId, kind: 'thematic', state: 'in_audit', auditorId: home.people.fro }),
    )
    await database.asPerson(home.people.fro, now, (tx) =>
      beginUnfinished(tx, { householdId, pieceId: audit.id, question: sign.yesTo }),
    )
    return { id: home.people.fro, childIds: [], officerId: null }
  }
  await say(database, home, sign, now)
  const isChild = sign.kind === 'child'
  return { id: null, childIds: isChild ? [home.child.id] : [], officerId: isChild ? home.people.iro : null }
}

/** Somebody answers behind their link. Gives back the voice's reference. */
export async function say(database: TestDatabase, home: Home, sign: OnForm, now: Temporal.Instant): Promise<string> {
  const about = {
    householdId: home.household.id,
    kind: sign.kind,
    form: sign.form,
    childId: home.child.id,
    gathererId: home.people.iro,
  }
  const { ref } = await database.asSystem(now, (tx) => aVoice(tx, about))
  await database.atDoor(now, async (tx) => {
    await tx.one(sql`select set_config('hearth.linked_voice', ${ref.slice(2)}, true)`)
    const said = { question: sign.question, value: sign.value, words: '', seen: 0, qualityTeamOnly: false }
    await takeDown(tx, await findVoice(tx, ref), [said], { method: 'link' }, { now, today: londonDate(now) })
  })
  return ref
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
