import {
  finish,
  handBack,
  recordNotDone,
  supersede,
  takeBack,
  unsettle,
  verify,
} from '#modules/actions/commands/move.ts'
import { addToList, raiseSight } from '#modules/evidence/index.ts'
import { findAction, raiseAction } from '#modules/actions/index.ts'
import { raise } from '#modules/alerts/commands/raise.ts'
import { decisionLines } from '#framework/safety-alerts.ts'
import { decide } from '#modules/alerts/commands/decide.ts'
import type { Decision } from '#modules/alerts/alert.ts'
import { listAlerts } from '#modules/alerts/queries/alerts.ts'
import { drawSample } from '#modules/sampling/commands/draw-sample.ts'
import { giveLeave } from '#modules/audits/commands/give-leave.ts'
import { saveAnswer } from '#modules/audits/commands/save-answer.ts'
import { planAuditsFromReviews } from '#modules/planning/jobs.ts'
import { findAudit } from '#modules/audits/queries/find-audit.ts'
import { anAudit, answerPart } from '#modules/audits/testing.ts'
import { anAction } from '#modules/actions/testing.ts'
import { deactivate, invite } from '#modules/people/index.ts'
import { setAbsence } from '#modules/people/commands/absences.ts'
import { letGoOn } from '#modules/voices/commands/go-on.ts'
import { handOverChild } from '#modules/voices/commands/hand-over.ts'
import { openWords } from '#modules/voices/commands/open-words.ts'
import { handOver } from '#modules/voices/commands/say.ts'
import { findVoice } from '#modules/voices/queries/voices.ts'
import { aVoice } from '#modules/voices/testing.ts'
import { sql } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import type { Home } from '#modules/alerts/testing.ts'
import { alerting, looking, say } from '#test/every-alert/life.ts'
import { accessChanges, strangers } from './access.ts'
import { complained } from './complained.ts'
import { escalated } from './escalated.ts'
import { beyond } from './beyond.ts'
import { leaders } from './leaders.ts'
import { agreedYear } from './agreed-year.ts'
import { observed } from './observed.ts'
import { broughtForward, putRight } from './put-right.ts'
import { setStage, type Stage, today } from './stage.ts'

const because = { 'ovr.override_reason': 'It took too long.' }

/** The review cannot be on its day: Quality Assurance moves it. */
async function moveByAWeek({ database, send }: Stage, ref: string): Promise<void> {
  const { scheduledFor } = await database.asSystem(testNow, (tx) => findAudit(tx, ref))
  const { day, month, year } = scheduledFor.add({ days: 7 })
  const on = { 'on-day': String(day), 'on-month': String(month), 'on-year': String(year), 'on-right': 'yes' }
  await send('qa-1', `/audits/${ref}/review-date`, { ...on, reason: 'The carer is away.' })
}

/** One audit on its whole way, everything handed back that can be, until it is closed; and its re-audit, which is cancelled. */
export async function wholeWay(stage: Stage): Promise<void> {
  const { database, service, send, as } = stage
  await planAuditsFromReviews(database, today, testNow)
  const { ref } = await database.asSystem(testNow, (tx) => tx.one<{ ref: string }>(sql`select ref from pieces`))
  const at = (noun: string) => `/audits/${ref}/${noun}`
  const officers = await database.asSystem(testNow, (tx) => findAudit(tx, ref))
  await send('qa-1', at('auditor'), { auditor: String(service.people['fro-2']), reason: 'Away.' })
  await send('qa-1', at('auditor'), { auditor: String(officers.auditorId), reason: 'Back.' })
  await send('fro-1', at('views-request'))
  await moveByAWeek(stage, ref)
  await as('fsw-1', (tx) => answerPart(tx, ref, 'preparation'))
  await send('fro-1', at('review'), { 'date-day': '19', 'date-month': '11', 'date-year': '2026' })
  await send('fro-1', at('held-review'), {
    ...{ 'on-day': '18', 'on-month': '11', 'on-year': '2026', 'on-right': '2026-11-18', reason: 'A slip.' },
  })
  await send('fro-1', at('beginning'))
  await as('fro-1', (tx) => answerPart(tx, ref, 'audit', { 'ovr.grade': 'requires_improvement', ...because }))
  await database.asSystem(testNow, (tx) => tx.run(sql`update voices set state = 'not_given', reason = 'declined'`))
  await as('sm-1', async (tx) => giveLeave(tx, ref, 'L4', 'The visit was made.'))
  await send('fro-1', at('submission'))
  await send('qa-1', at('receipt'))
  await send('qa-1', at('return'), { reason: 'Say more about school.' })
  await send('fro-1', at('submission'))
  await send('qa-1', at('receipt'))
  await send('qa-1', at('moderator'), { moderator: String(service.people['iro-2']) })
  await send('qa-1', at('moderator-change'), { reason: 'On leave.' })
  await send('qa-1', at('moderator'), { moderator: String(service.people['iro-2']) })
  await as('iro-2', (tx) => answerPart(tx, ref, 'moderation', { 'mod.grade': 'good' }))
  await send('iro-2', at('moderation'))
  const settled = { 'date-day': '19', 'date-month': '11', 'date-year': '2026', reason: 'We talked.' }
  await send('iro-2', at('settlement'), { ...settled, grade: 'requires_improvement' })
  await actions(stage, ref)
  await as('tm-1', (tx) => answerPart(tx, ref, 'response'))
  await send('tm-1', at('response'))
  await send('sm-1', at('response-return'), { reason: 'Sooner, please.' })
  await send('tm-1', at('response'))
  await as('sm-1', (tx) => answerPart(tx, ref, 'sign_off', { 'sm.reaudit_date': '2027-02-01' }))
  await send('sm-1', at('sign-off'))
  await send('tm-1', at('verification'))
  await send('qa-1', at('reopening'), { reason: 'One more.' })
  await send('tm-1', at('verification'))
  await send('qa-1', at('re-audit'))
  const { again } = await database.asSystem(testNow, (tx) =>
    tx.one<{ again: string }>(
      sql`select ref as again from audits a join pieces piece on piece.id = a.id where a.reaudit_of is not null`,
    ),
  )
  await send('qa-1', `/audits/${again}/cancellation`, { reason: 'The household has moved.' })
}

/** An action that is done, handed back, done again and checked; and one that is not to be done after all. */
async function actions({ as }: Stage, ref: string): Promise<void> {
  const { raiseOne, make } = acting(as, ref)
  const [one, other] = [await raiseOne('Ask school about trips'), await raiseOne('Ask school again')]
  await make('fsw-1', finish, one, 'Letter of 12 May.')
  await make('tm-1', handBack, one, 'And what did they say?')
  await make('fsw-1', finish, one, 'They agreed.')
  await make('tm-1', verify, one, '')
  await make('tm-1', supersede, other, 'The first will do.')
}

function acting(as: Stage['as'], ref: string) {
  const raiseOne = (says: string) =>
    as('tm-1', async (tx, actor) => {
      const { id: pieceId, householdId, workerId } = await findAudit(tx, ref)
      const about = { householdId, pieceId, ownerId: workerId!, forWhom: 'child', priority: 'p3' } as const
      return (await raiseAction(tx, actor, today, { ...about, says })).ref
    })
  const make = (key: string, move: typeof finish, action: string, words: string) =>
    as(key, async (tx, actor) => {
      const { version } = await findAction(tx, action)
      return move({ tx, actor, today }, { ref: action, version, words })
    })
  return { raiseOne, make }
}

/** An audit that closes, after both agreed. */
export async function toTheEnd({ service, database, send, as }: Stage): Promise<void> {
  const { ref } = await database.asSystem(testNow, (tx) =>
    anAudit(tx, {
      ...{ householdId: service.household.id, kind: 'thematic', state: 'verifying', finalGrade: 'good' },
      ...{
        auditorId: service.people['fro-1']!,
        workerId: service.people['fsw-1']!,
        moderatorId: service.people['iro-2']!,
      },
    }),
  )
  await as('qa-1', (tx) => answerPart(tx, ref, 'closing'))
  await send('qa-1', `/audits/${ref}/closure`)
  await send('qa-head', `/audits/${ref}/grade-correction`, { grade: 'requires_improvement', reason: 'Read again.' })
  await send('qa-head', `/audits/${ref}/reopened`, { reason: 'One more thing is to be checked.' })
}

/** It goes back too soon, and is taken back when the mail that told of it is out. */
export async function tooSoon(stage: Stage): Promise<void> {
  const { service, database, send } = stage
  const { 'fro-1': auditorId, 'fsw-1': workerId } = service.people
  const parts = { auditorId: auditorId!, workerId: workerId! }
  const { ref } = await database.asSystem(testNow, (tx) =>
    anAudit(tx, { householdId: service.household.id, kind: 'thematic', state: 'with_qa', ...parts }),
  )
  await send('qa-1', `/audits/${ref}/return`, { reason: 'Say more about school.' })
  await database.asSystem(testNow, (tx) => tx.run(sql`update messages set sent_at = ${testNow}`))
  await send('qa-1', `/audits/${ref}/recall`)
  await actionsTooSoon(stage, ref)
}

/** One that is sent for a check and taken back, and one that is given up by mistake. */
async function actionsTooSoon({ database, as }: Stage, ref: string): Promise<void> {
  const { raiseOne, make } = acting(as, ref)
  const [one, other] = [await raiseOne('Ask school about trips'), await raiseOne('Ask school again')]
  await make('fsw-1', finish, one, 'Letter of 12 May.')
  await make('tm-1', recordNotDone, other, 'Not needed.')
  await database.asSystem(testNow, (tx) => tx.run(sql`update messages set sent_at = ${testNow}`))
  await make('fsw-1', takeBack, one, '')
  await make('tm-1', unsettle, other, 'It was the other one.')
}

/** Nobody does what is theirs: the jobs of the morning, day after day. */
export async function nobodyActs({ service, database, send, job }: Stage): Promise<void> {
  await database.asSystem(testNow, (tx) => tx.run(sql`update carer_reviews set due_on = '2026-12-14'`))
  await planAuditsFromReviews(database, today, testNow)
  const { ref } = await database.asSystem(testNow, (tx) => tx.one<{ ref: string }>(sql`select ref from pieces`))
  await send('fro-1', `/audits/${ref}/views-request`)
  await database.asSystem(testNow, (tx) =>
    anAction(tx, { householdId: service.household.id, ownerId: service.people['fsw-1']!, dueOn: '2026-11-27' }),
  )
  for (let days = 1; days <= 30; days += 1) {
    const now = testNow.add({ hours: 24 * days })
    for (const name of ['remind of audits', 'remind of actions', 'remind of voices', 'escalate overdue actions'])
      await job(name, now)
  }
}

/** A worry that nobody decides, one that is decided, one at night, and words of a child that were opened. */
export async function worries(stage: Stage): Promise<void> {
  const { service, database, as, job } = stage
  const { household, people } = service
  const concern = { householdId: household.id, source: 'household', what: 'He flinches.', circleSaid: true } as const
  const night = Temporal.Instant.from('2026-11-18T23:00:00Z')
  await database.asPerson(people['fsw-1']!, night, (tx) =>
    raise(tx, { ...concern, childIds: [household.childId] }, night),
  )
  await job('watch safety alerts', night.add({ hours: 40 }))
  await as('sm-1', async (tx, actor) => {
    for (const { ref } of await listAlerts(tx, { householdId: household.id, open: true }))
      await decide(tx, ref, { decided: allDone, words: 'She is safe.', seen: Number.MAX_SAFE_INTEGER }, actor, testNow)
  })
  const home = {
    household: { id: household.id },
    child: { id: household.childId },
    people: { iro: people['iro-1']! },
  } as unknown as Home
  const ofChild = ({ kind }: { kind: string }) => kind === 'child'
  const looked = await say(database, home, looking.find(ofChild)!, testNow)
  await database.asPerson(people['iro-1']!, testNow, async (tx) =>
    handOver(tx, await findVoice(tx, looked), { now: testNow, today }),
  )
  await database.asSystem(testNow, (tx) => tx.run(sql`update voices set state = 'given' where ref = ${looked}`))
  await as('iro-1', (tx, actor) => letGoOn(tx, looked, actor, { now: testNow, today, byLink: false }))
  const told = await say(database, home, alerting.find(ofChild)!, testNow)
  const reason = { reason: 'Nobody answers the telephone', nobodyReached: true }
  await as('sm-1', (tx, actor) => openWords(tx, told, reason, actor, today))
  await putRight(stage, looked)
  await broughtForward(stage)
}

const allDone = Object.fromEntries(
  decisionLines.map(({ key }) => [key, { done: true, words: 'Today.' }]),
) as unknown as Decision

/** What people set up: an invitation, cover that ends, this month's sample, a child handed over, a home over the limit; and what
 * the register passes on in the night. */
export async function settingUp({ service, database, as, job }: Stage): Promise<void> {
  const { household, people } = service
  const first = Temporal.PlainDate.from('2026-11-19')
  await database.asSystem(testNow, (tx) =>
    tx.run(
      sql`update people set email = 'fsw-3@council.example', saved_at = request_now() where id = ${people['fsw-3']!}`,
    ),
  )
  await as('admin-1', (tx) => invite(tx, people['fsw-3']!, testNow))
  await as('admin-1', (tx) =>
    setAbsence(
      tx,
      people['fsw-1']!,
      { coverId: people['fsw-2']!, fromOn: first, untilOn: first.add({ days: 5 }) },
      today,
    ),
  )
  await as('admin-1', (tx) => deactivate(tx, people['fsw-2']!, { today, now: testNow }))
  await as('qa-1', (tx) => drawSample(tx, today))
  const voice = await database.asSystem(testNow, (tx) =>
    aVoice(tx, { householdId: household.id, childId: household.childId, gathererId: people['iro-1']! }),
  )
  await as('iro-1', (tx, actor) =>
    handOverChild(tx, voice.ref, { to: people['iro-2']!, reason: 'I am leaving.' }, actor),
  )
  const { ref } = await database.asSystem(testNow, async (tx) => {
    const audit = await anAudit(tx, {
      householdId: household.id,
      kind: 'thematic',
      state: 'in_audit',
      auditorId: people['fro-1']!,
    })
    await tx.run(sql`insert into audit_children (audit_id, child_id) values (${audit.id}, ${household.childId})`)
    return audit
  })
  for (const [question, value] of [
    ['cyp3.over_limit', 'yes'],
    ['cyp3.exemption', 'no'],
  ] as const)
    await as('fro-1', async (tx, actor) => {
      const given = { question, value, childId: household.childId, explanation: 'So it is.', evidence: '', version: 0 }
      return saveAnswer(tx, actor, await findAudit(tx, ref), given, today)
    })
  await database.asSystem(testNow, (tx) =>
    tx.run(sql`update households set supervising_worker_id = ${people['fsw-3']!} where id = ${household.id}`),
  )
  await job('follow the fostering social worker', testNow)
}

/** An audit that is known to few: whoever hears of it hears nothing of it. */
export async function restricted({ database, service, send, as }: Stage): Promise<void> {
  const { ref } = await database.asSystem(testNow, async (tx) => {
    const audit = await anAudit(tx, { householdId: service.household.id, auditorId: service.people['fro-1']! })
    await tx.run(sql`update pieces set state = 'with_qa' where ref = ${audit.ref}`)
    return audit
  })
  const hidden = await as('fro-1', (tx) => raiseSight(tx, ref, 'restricted', 'It speaks of a carer.'))
  const { id } = await database.asSystem(testNow, (tx) => findAudit(tx, hidden))
  await as('fro-1', (tx) => addToList(tx, id, { personId: service.people['qa-1']!, why: 'To send it on.' }))
  await send('qa-1', `/audits/${hidden}/return`, { reason: 'Say more.' })
}

export const scenes = {
  restricted,
  wholeWay,
  toTheEnd,
  tooSoon,
  nobodyActs,
  worries,
  settingUp,
  observed,
  leaders,
  complained,
  escalated,
  beyond,
  agreedYear,
  accessChanges,
  strangers,
} as const
export type Scene = keyof typeof scenes

/** What was said in a scene, each in a service of its own. */
export async function play(name: Scene): Promise<Stage> {
  const stage = await setStage()
  await scenes[name](stage)
  return stage
}
