import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { changeDate, changeOwner } from '#modules/actions/commands/move.ts'
import { raiseAction } from '#modules/actions/index.ts'
import { anAction } from '#modules/actions/testing.ts'
import { type MoveKey, makeMove } from '#modules/audits/index.ts'
import { type MoveRequest, stream } from '#modules/audits/commands/move.ts'
import { anAnswer, anAudit, answerPart, type AuditGiven } from '#modules/audits/testing.ts'
import { complaints } from '#modules/complaints/index.ts'
import type { MoveKey as ComplaintMoveKey } from '#modules/complaints/states.ts'
import type { EscalationPart } from '#framework/a2-escalation-form/index.ts'
import { escalations } from '#modules/escalations/index.ts'
import type { MoveKey as EscalationMoveKey } from '#modules/escalations/states.ts'
import {
  anEscalation,
  answerPart as answerEscalation,
  request as escalationRequest,
} from '#modules/escalations/testing.ts'
import { aComplaint, answerPart as answerComplaint, request as complaintRequest } from '#modules/complaints/testing.ts'
import type { ComplaintPart } from '#framework/a2-complaint-form/index.ts'
import { correctAnswer } from '#modules/evidence/commands/correct-answer.ts'
import { listAnswers } from '#modules/evidence/index.ts'
import { observations } from '#modules/observations/index.ts'
import { answerPart as answerObserved, anObservation, noteTalk } from '#modules/observations/testing.ts'
import type { MoveKey as ObservationMove } from '#modules/observations/states.ts'
import { programme, type ProgrammeMove } from '#modules/programme/index.ts'
import { aLeaderVisit, answerLeader, tellStaff } from '#modules/programme/testing.ts'
import { correctPeriodOf, correctReview } from '#modules/planning/commands/correct-dates.ts'
import { moveReview } from '#modules/planning/commands/move-review.ts'
import { askAgain, sayWhyNot } from '#modules/voices/commands/record.ts'
import { aVoice } from '#modules/voices/testing.ts'
import type { Actor } from '#platform/actor.ts'
import { londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { allWork } from './all-work.ts'
import { freshDatabase, testNow } from './database.ts'
import { aSmallService } from './service.ts'
import { openVisits, withoutKeys } from './visitor.ts'

/*
 * For any life of a piece and any one mistake in it that has a way back: forward by mistake and back again leads to what would have been without
 * it, and on from there as before: what is kept, its day, what the month says, and My work of everybody. Save the trail, the moves, the messages
 * and the versions.
 */

const database = await freshDatabase()
const { household, people } = await aSmallService(database)
const today = londonDate(testNow)
const options = {
  numRuns: Number(process.env['HEARTH_TEST_RUNS'] ?? 8),
  seed: Number(process.env['HEARTH_TEST_SEED'] ?? 20261126),
}
let minutes = 0
/** Each thing is done a minute after the one before. */
const next = () => testNow.add({ minutes: (minutes += 1) })
const as = <T>(key: string, work: (tx: Tx, actor: Actor, now: Temporal.Instant) => Promise<T>): Promise<T> => {
  const now = next()
  return database.asPerson(people[key]!, now, (tx, actor) => work(tx, actor, now))
}

/** Who may find something of it in their work. */
const everybody = ['fro-1', 'fsw-1', 'tm-1', 'sm-1', 'qa-1', 'qa-head', 'iro-1', 'iro-2', 'hos-1', 'complaints-1']
const visits = await openVisits(database, testNow.add({ hours: 30 }))
after(() => visits.close())
const visitors = await Promise.all(everybody.map(async (key) => [key, await visits.as(key)] as const))
const shown = (text: string): string => withoutKeys(text.slice(text.indexOf('<main'), text.indexOf('</main>')))

/** Everything that a mistake could have left behind: in the tables, in everybody's work and in the month. */
async function standing(id: number): Promise<Record<string, unknown>> {
  const kept = await database.asSystem(next(), (tx) =>
    tx.many(sql`
      select 'piece' as of, to_jsonb(p.*) - 'version' as row from pieces p where id = ${id}
      union all select 'audit', to_jsonb(a.*) - 'saved_at' - 'version' from audits a where a.id = ${id}
      union all select 'observation', to_jsonb(o.*) from observations o where o.id = ${id}
      union all select 'leader visit', to_jsonb(l.*) from leader_visits l where l.id = ${id}
      union all select 'complaint', to_jsonb(k.*) from complaints k where k.id = ${id}
      union all select 'escalation', to_jsonb(e.*) from escalations e where e.id = ${id}
      union all select 'allegation', to_jsonb(n.*) from allegations n where n.id = ${id}
      union all select 'case', to_jsonb(l.*) from leader_cases l where l.id = ${id}
      union all select 'answer', to_jsonb(n.*) - 'version' - 'saved_at' - 'saved_by' from answers n where n.piece_id = ${id}
      union all select 'voice', to_jsonb(v.*) - 'version' - 'saved_at' from voices v where v.piece_id = ${id}
      union all select 'action', to_jsonb(t.*) - 'version' - 'saved_at' from actions t where t.piece_id = ${id}
      union all select 'told', to_jsonb(t.*) from told t where t.piece_id = ${id}
      union all select 'clock', jsonb_build_object('key', key, 'due', due_at) from clocks where piece_id = ${id} and state = 'running'
      union all select 'part', to_jsonb(n.*) from piece_people n where n.piece_id = ${id}
      union all select 'review', to_jsonb(r.*) - 'version' - 'saved_at' from carer_reviews r where r.id = ${household.reviewId}
      order by 1, 2`),
  )
  const work: Record<string, string> = {}
  for (const [key, visitor] of visitors) work[key] = shown(await allWork(visitor))
  const month = shown((await visitors.find(([key]) => key === 'qa-1')![1].get('/month?month=2026-11')).text)
  assert.deepEqual(visits.problems, [])
  return { kept, work, month }
}

/** Made by mistake, it does something; and the way back leads to what was before. */
async function thereAndBack(id: number, what: string, mistake: () => Promise<unknown>, back: () => Promise<unknown>) {
  const without = await standing(id)
  await mistake()
  assert.notDeepEqual(await standing(id), without, `${what} does something`)
  await back()
  assert.deepEqual(await standing(id), without, what)
}

type Asked = { by: string; request: MoveRequest }
const words = 'Because it is so.'
const on = (by: string, move: MoveKey, more: Partial<MoveRequest> = {}): Asked => ({ by, request: { move, ...more } })
const forwardTo = { moderatorId: people['iro-2']!, given: { moderatorConflict: null } }

/** The way of an audit: what is written first, the move, and what else may be pressed there by mistake. */
const way: readonly { first?: (ref: string) => Promise<unknown>; move: Asked; besides: readonly Asked[] }[] = [
  {
    first: (ref) =>
      as('fro-1', (tx) =>
        answerPart(tx, ref, 'audit', { 'ovr.grade': 'requires_improvement', 'ovr.override_reason': words }),
      ),
    move: on('fro-1', 'submit'),
    besides: [],
  },
  { move: on('qa-1', 'receive'), besides: [] },
  { move: on('qa-1', 'assign_moderator', forwardTo), besides: [on('qa-1', 'hand_back', { words })] },
  {
    first: (ref) => as('iro-2', (tx) => answerPart(tx, ref, 'moderation', { 'mod.grade': 'requires_improvement' })),
    move: on('iro-2', 'moderate'),
    besides: [],
  },
  {
    first: async (ref) => {
      await as('tm-1', (tx) => answerPart(tx, ref, 'response'))
      await as('tm-1', async (tx, actor) => {
        const { id: pieceId } = await tx.one<{ id: number }>(sql`select id from pieces where ref = ${ref}`)
        const about = {
          householdId: household.id,
          pieceId,
          ownerId: people['fsw-1']!,
          forWhom: 'child',
          priority: 'p3',
        } as const
        return raiseAction(tx, actor, today, { ...about, says: 'Ask school about trips' })
      })
    },
    move: on('tm-1', 'respond'),
    besides: [],
  },
  {
    first: (ref) => as('sm-1', (tx) => answerPart(tx, ref, 'sign_off', { 'sm.reaudit_date': '2027-02-01' })),
    move: on('sm-1', 'sign_off'),
    besides: [on('sm-1', 'return_response', { words })],
  },
]

const press = (ref: string, { by, request }: Asked) =>
  as(by, (tx, actor, now) => makeMove(tx, actor, ref, request, now))

test('6.5 7.7 an audit goes on after any one mistake as if it had not been made', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: way.length - 1 }), fc.nat({ max: 2 }), async (at, which) => {
      const parts = { auditorId: people['fro-1']!, workerId: people['fsw-1']! }
      const { id, ref } = await database.asSystem(next(), (tx) =>
        anAudit(tx, { householdId: household.id, kind: 'thematic', state: 'in_audit', ...parts }),
      )
      await as('sm-1', (tx) =>
        tx.run(
          sql`insert into dispensations (audit_id, rule, given_by, given_at, reason) values (${id}, 'L4', actor(), request_now(), 'x')`,
        ),
      )
      for (const [step, { first, move, besides }] of way.entries()) {
        await first?.(ref)
        if (step === at) {
          const ended = on('qa-1', 'cancel', { words })
          const mistake = [move, ended, ...besides][which % (2 + besides.length)]!
          const back = mistake === ended ? on('qa-head', 'reopen', { words }) : on(mistake.by, 'recall')
          await thereAndBack(
            id,
            mistake.request.move,
            () => press(ref, mistake),
            () => press(ref, back),
          )
        }
        await press(ref, move)
      }
    }),
    options,
  )
})

/** The way of an observation. */
const observed: readonly { by: string; part?: 'preparation' | 'observed' | 'answer'; move: ObservationMove }[] = [
  { by: 'fsw-1', part: 'preparation', move: 'prepare' },
  { by: 'sm-1', move: 'see' },
  { by: 'sm-1', part: 'observed', move: 'share' },
  { by: 'fsw-1', part: 'answer', move: 'answer' },
]

test('4.4 7.6 so does an observation', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: observed.length - 1 }), fc.boolean(), async (at, ends) => {
      const who = { householdId: household.id, observerId: people['sm-1']!, workerId: people['fsw-1']! }
      const ref = await as('sm-1', (tx) => anObservation(tx, { ...who, on: today }))
      const { id } = await as('sm-1', (tx) => observations.find(tx, ref))
      const go = (by: string, move: ObservationMove, more: object = {}) =>
        as(by, (tx, actor, now) => observations.makeMove(tx, actor, ref, { move, on: today, ...more }, now))
      for (const [step, { by, part, move }] of observed.entries()) {
        if (part) await as(by, (tx, actor) => answerObserved(tx, actor, { ref, part, today }))
        if (move === 'share') await as(by, (tx, _actor, now) => noteTalk(tx, ref, now))
        if (step === at) {
          const isEnd = ends && step < 2
          await thereAndBack(
            id,
            isEnd ? 'cancel' : move,
            () => (isEnd ? go(by, 'cancel', { details: { why: 'crisis' } }) : go(by, move)),
            () => (isEnd ? go('qa-head', 'reopen', { words }) : go(by, 'recall')),
          )
        }
        await go(by, move)
      }
    }),
    options,
  )
})

/** The way of a complaint. */
const complained: readonly { by: string; part?: ComplaintPart; move: ComplaintMoveKey }[] = [
  { by: 'complaints-1', part: 'received', move: 'route' },
  { by: 'tm-1', part: 'stage_1', move: 'answer' },
  { by: 'complaints-1', move: 'ask_two' },
  { by: 'complaints-1', part: 'stage_2', move: 'adjudicate' },
  { by: 'complaints-1', move: 'settle' },
]

test('8.1 so does a complaint', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: complained.length - 1 }), fc.boolean(), async (at, ends) => {
      const ref = await as('complaints-1', (tx, actor, now) => aComplaint(tx, actor, household.ref, now))
      const { id } = await as('complaints-1', (tx) => complaints.find(tx, ref))
      const go = (by: string, move: ComplaintMoveKey) =>
        as(by, (tx, actor, now) => complaints.makeMove(tx, actor, ref, complaintRequest(move, today), now))
      for (const [step, { by, part, move }] of complained.entries()) {
        if (part) await as(by, (tx, actor, now) => answerComplaint(tx, actor, { ref, part, now }))
        if (step === at)
          await thereAndBack(
            id,
            ends ? 'withdraw' : move,
            () => go(ends ? 'complaints-1' : by, ends ? 'withdraw' : move),
            () => go(ends ? 'qa-head' : by, ends ? 'reopen' : 'recall'),
          )
        await go(by, move)
      }
    }),
    options,
  )
})

/** The way of an escalation, through two formal stages, with Cafcass beside them. */
const escalated: readonly { by: string; part?: EscalationPart; move: EscalationMoveKey; stage?: number }[] = [
  { by: 'iro-1', part: 'noticed', move: 'raise' },
  { by: 'iro-1', move: 'formal', stage: 1 },
  { by: 'iro-1', move: 'cafcass' },
  { by: 'iro-1', move: 'go_on', stage: 3 },
  { by: 'hos-1', move: 'answer' },
  { by: 'iro-1', move: 'accept' },
  { by: 'iro-1', move: 'check' },
]

test('4.11 so does an escalation', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: escalated.length - 1 }), fc.boolean(), async (at, ends) => {
      const ref = await as('iro-1', (tx, actor, now) => anEscalation(tx, actor, household.childRef, now))
      const { id } = await as('iro-1', (tx) => escalations.find(tx, ref))
      const go = (by: string, move: EscalationMoveKey, stage?: number) =>
        as(by, (tx, actor, now) => escalations.makeMove(tx, actor, ref, escalationRequest(move, today, stage), now))
      for (const [step, { by, part, move, stage }] of escalated.entries()) {
        if (part) await as(by, (tx, actor, now) => answerEscalation(tx, actor, { ref, part, now }))
        if (step === at)
          await thereAndBack(
            id,
            ends ? 'withdraw' : move,
            () => go(ends ? 'iro-1' : by, ends ? 'withdraw' : move, stage),
            () => go(ends ? 'qa-head' : by, ends ? 'reopen' : 'recall'),
          )
        await go(by, move, stage)
      }
      await go('iro-1', 'withdraw')
    }),
    options,
  )
})

/** The way of a leader's day. */
const led: readonly { part?: 'seen' | 'told'; move: 'hold' | 'write' | 'promise' | 'tell' | 'close' }[] = [
  { move: 'hold' },
  { part: 'seen', move: 'write' },
  { move: 'promise' },
  { part: 'told', move: 'tell' },
  { move: 'close' },
]

test('4.16 so does a leader’s day', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: led.length - 1 }), fc.boolean(), async (at, ends) => {
      const own = { leaderId: people['sm-1']!, companionId: people['hos-1']!, kind: 'watch', on: today } as const
      const ref = await as('qa-1', (tx) => aLeaderVisit(tx, { ...own, householdId: household.id }))
      const { id } = await as('sm-1', (tx) => programme.find(tx, ref))
      const go = (by: string, move: ProgrammeMove['move'], more: object = {}) =>
        as(by, (tx, actor, now) => programme.makeMove(tx, actor, ref, { move, on: today, ...more }, now))
      for (const [step, { part, move }] of led.entries()) {
        if (part) await as('sm-1', (tx, actor) => answerLeader(tx, actor, { ref, part, today }, { barrier_is: 'none' }))
        if (move === 'tell') await as('sm-1', (tx, _actor, now) => tellStaff(tx, ref, now))
        if (step === at) {
          const isExcused = ends && step === 0
          await thereAndBack(
            id,
            isExcused ? 'excuse' : move,
            () => (isExcused ? go('qa-1', 'excuse', { words, details: { why: 'crisis' } }) : go('sm-1', move)),
            () => (isExcused || move === 'close' ? go('qa-head', 'reopen', { words }) : go('sm-1', 'recall')),
          )
        }
        await go('sm-1', move)
      }
    }),
    options,
  )
})

/** What is made and unmade by two commands of their own. */
type There = { what: string; does: () => Promise<unknown>; back: () => Promise<unknown> }
async function allOf(id: number, ones: readonly There[]): Promise<void> {
  for (const { what, does, back } of ones) await thereAndBack(id, what, does, back)
}
const day = (text: string) => Temporal.PlainDate.from(text)
const audit = (given: Partial<AuditGiven>) =>
  database.asSystem(next(), (tx) =>
    anAudit(tx, {
      ...{ householdId: household.id, kind: 'thematic', auditorId: people['fro-1']!, workerId: people['fsw-1']! },
      ...given,
    }),
  )

test('5.6 so does what is over, once what was put right wrongly is put right again', async () => {
  const graded = { auditorGrade: 'good', moderatedGrade: 'good', finalGrade: 'good' } as const
  const on = { sentOn: '2026-11-03', moderatedOn: '2026-11-09', gradedOn: '2026-11-10' }
  const { id, ref } = await audit({ ...graded, ...on, state: 'verifying', moderatorId: people['iro-2']! })
  await database.asSystem(next(), (tx) => anAnswer(tx, id, 'ovr.themes', ['health']))
  await as('qa-1', (tx) => answerPart(tx, ref, 'closing'))
  const grade = (to: 'good' | 'inadequate') => () =>
    press(ref, { by: 'qa-head', request: { move: 'correct_grade', settledGrade: to, words } })
  const answered = (value: string[]) => () =>
    as('qa-head', async (tx, actor, now) => {
      const answer = (await listAnswers(tx, id)).find(({ question }) => question === 'ovr.themes')!
      await correctAnswer(tx, actor, stream, ref, { answer, becomes: { value, explanation: '' }, reason: words }, now)
    })
  const closes = () => press(ref, { by: 'qa-1', request: { move: 'close' } })
  await allOf(id, [
    { what: 'correct_grade before the end', does: grade('inadequate'), back: grade('good') },
    { what: 'close', does: closes, back: () => press(ref, { by: 'qa-head', request: { move: 'reopen', words } }) },
  ])
  await closes()
  await allOf(id, [
    { what: 'correct_grade', does: grade('inadequate'), back: grade('good') },
    { what: 'correct', does: answered(['education']), back: answered(['health']) },
  ])
})

test('4.13 7.3 and what was recorded for a wrong day or time, once that is put right', async () => {
  const { id, ref } = await audit({ dueOn: '2026-11-02' })
  const moved = (to: string) => () =>
    as('fro-1', (tx, actor) => moveReview(tx, actor, ref, { to: day(to), reason: words }, today))
  await moved('2026-11-30')()
  await allOf(id, [{ what: 'another day', does: moved('2026-12-14'), back: moved('2026-11-30') }])

  const sent = await audit({ state: 'submitted', sentOn: '2026-11-03' })
  const looked = (from: string, to: string) => () =>
    as('fro-1', (tx, actor) =>
      correctPeriodOf(tx, actor, sent.ref, { from: day(from), to: day(to), reason: words }, today),
    )
  // Why it is another than is usual is kept with the last of them.
  await looked('2025-11-02', '2026-11-01')()
  await allOf(sent.id, [
    { what: 'another period', does: looked('2025-01-01', '2026-11-02'), back: looked('2025-11-02', '2026-11-01') },
  ])

  const held = await audit({ kind: 'review_linked', state: 'review_held' })
  await database.asOwner(async (client) => {
    await client.query(`update audits set review_id = $2, meeting_on = '2026-11-10' where id = $1`, [
      held.id,
      household.reviewId,
    ])
    await client.query(`update carer_reviews set held_on = '2026-11-10' where id = $1`, [household.reviewId])
  })
  const heldOn = (on: string) => () =>
    as('fro-1', (tx, actor) => correctReview(tx, actor, held.ref, { on: day(on), reason: words }, today))
  await heldOn('2026-11-11')()
  await allOf(held.id, [{ what: 'another day of the review', does: heldOn('2026-11-12'), back: heldOn('2026-11-11') }])
})

test('7.4 7.9 and what was done by mistake with a voice or an action', async () => {
  const { id } = await audit({ state: 'in_audit' })
  const { voice, action } = await database.asSystem(next(), async (tx) => ({
    voice: await aVoice(tx, {
      ...{ kind: 'carer', householdId: household.id, pieceId: id, gathererId: people['fro-1']!, state: 'to_ask' },
    }),
    action: await anAction(tx, {
      ...{ householdId: household.id, pieceId: id, ownerId: people['fsw-1']!, raisedBy: people['tm-1']! },
    }),
  }))
  const ofAction = (work: typeof changeOwner | typeof changeDate, more: object) => () =>
    as('tm-1', async (tx, actor) => {
      const { version } = await tx.one<{ version: number }>(sql`select version from actions where id = ${action.id}`)
      return work({ tx, actor, today }, { ref: action.ref, version, words, ...more } as never)
    })
  await allOf(id, [
    {
      what: 'no words',
      does: () =>
        as('fro-1', (tx, actor, now) =>
          sayWhyNot(tx, voice.ref, { reason: 'other', words }, actor, { today, now } as never),
        ),
      back: () => as('fro-1', (tx, actor) => askAgain(tx, voice.ref, actor)),
    },
    {
      what: 'another owner',
      does: ofAction(changeOwner, { ownerId: people['fsw-2']! }),
      back: ofAction(changeOwner, { ownerId: people['fsw-1']! }),
    },
    {
      what: 'another date',
      does: ofAction(changeDate, { dueOn: day('2027-01-29') }),
      back: ofAction(changeDate, { dueOn: day('2026-12-31') }),
    },
  ])
})
