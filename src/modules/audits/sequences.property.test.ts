import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import pg from 'pg'
import type { Part, Question, Section, Tool } from '#framework/a2-audit-tool/types.ts'
import { anAction } from '#modules/actions/testing.ts'
import { aChild, aHousehold, aPlacement, aReview } from '#modules/register/testing.ts'
import { londonDate } from '#platform/dates/index.ts'
import { Refused } from '#platform/http/index.ts'
import { asTx, columnTypes, NotFound, sql, type Tx } from '#platform/sql/index.ts'
import type { Actor } from '#platform/sql/database.ts'
import { freshDatabase, testNow } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { callsForEvidence, callsForWords, choicesOf, type Value } from './answers.ts'
import { type Audit, ownerOf, type State, stepsBetween } from './audit.ts'
import { clearAlert, raiseAlert } from './commands/alert.ts'
import { giveLeave } from './commands/give-leave.ts'
import { makeMove, type MoveRequest } from './commands/move.ts'
import { planAudit } from './commands/plan.ts'
import { saveAnswer } from './commands/save-answer.ts'
import { findTool, listChildrenOfAudit } from './queries/answers.ts'
import { findAudit, findAuditById } from './queries/find-audit.ts'
import { readCase } from './queries/standing.ts'
import { type MoveKey, moves } from './states.ts'

/*
 * Whole lives of audits on the real database: people of every role make moves, save answers, raise and clear alerts, are
 * away and covered for, in any order. After each step every invariant of process.md 2.1 is read from the tables.
 */

const database = await freshDatabase()
const service = await aSmallService(database)
/** Past row-level security, to arrange and to look. */
const owner = new pg.Client({ ...database.connection, types: columnTypes })
await owner.connect()
after(() => owner.end())
const past = asTx(owner)
const today = londonDate(testNow)
const keys = Object.keys(service.people)
const grades = ['outstanding', 'good', 'requires_improvement', 'inadequate'] as const
type Grade = (typeof grades)[number]

/** What may happen next: mostly the next thing that could, now and then anything at all. */
const anyone = fc.constantFrom(...keys)
const step = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ kind: fc.constant('next' as const), grade: fc.constantFrom(...grades), pick: fc.nat(99) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      who: anyone,
      move: fc.constantFrom(...(Object.keys(moves) as MoveKey[])),
      other: anyone,
      grade: fc.constantFrom(...grades),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      who: anyone,
      pick: fc.nat(999),
      value: fc.nat(9),
      version: fc.nat(2),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('alert' as const), who: anyone }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('clear' as const), who: fc.oneof(fc.constant('sm-1'), anyone) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('away' as const), who: anyone, cover: anyone }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('leave' as const), who: fc.oneof(fc.constant('sm-1'), anyone) }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
const lives = fc.array(step, { minLength: 25, maxLength: 25 })

test('A.1 no sequence of moves, answers, alerts and absences breaks an invariant', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(lives, async (steps) => {
      const householdId = await beginLife(past)
      for (const one of steps) {
        const before = await openAlerts(owner, householdId)
        await take(one, owner, householdId)
        await checkInvariants(owner, householdId, before)
      }
      const { rows } = await owner.query(
        'select distinct m.to_state from audit_moves m join audits a on a.id = m.audit_id where a.household_id = $1',
        [householdId],
      )
      for (const row of rows) seen.add(row.to_state)
    }),
    { numRuns: 60, seed: 7, endOnFailure: true },
  )
  const expected: State[] = [
    'gathering',
    'review_held',
    'in_audit',
    'submitted',
    'with_qa',
    'in_moderation',
    'in_discussion',
    'graded',
    'with_team_manager',
    'with_service_manager',
    'actions_open',
    'verifying',
    're_audit_due',
    'closed',
    'cancelled',
  ]
  assert.deepEqual(
    expected.filter((state) => !seen.has(state)),
    [],
    'the sequences reach every state',
  )
})

/** A household of its own, with a review and its audit, and everybody at work. */
async function beginLife(tx: Tx): Promise<number> {
  await tx.run(sql`delete from absences`)
  const household = await aHousehold(tx, {
    teamId: service.teams.north,
    workerId: service.people['fsw-1']!,
    lastUnannouncedVisitOn: '2026-06-02',
  })
  const child = await aChild(tx, { iroId: service.people['iro-1']! })
  await aPlacement(tx, { householdId: household.id, childId: child.id })
  const review = await aReview(tx, {
    householdId: household.id,
    reviewingOfficerId: service.people['fro-1']!,
    dueOn: '2026-11-30',
  })
  await database.asSystem(testNow, (system) =>
    planAudit(
      system,
      {
        kind: 'review_linked',
        householdId: household.id,
        reviewId: review.id,
        scheduledFor: today,
        auditorId: service.people['fro-1']!,
      },
      today,
    ),
  )
  return household.id
}

/** One step, by one person; what is refused changes nothing, and anything but a refusal in words is a fault. */
async function take(one: Step, owner: pg.Client, householdId: number): Promise<void> {
  const audit = await current(owner, householdId, one.kind === 'next' ? one.pick : 0)
  if (one.kind === 'away') {
    if (one.who === one.cover) return
    await owner.query('insert into absences (person_id, cover_id, from_on, until_on) values ($1, $2, $3, $3)', [
      service.people[one.who],
      service.people[one.cover],
      today.toString(),
    ])
    return
  }
  if (one.kind === 'next') return takeNext(one, audit, owner)
  await asPerson(one.who, async (tx, actor) => {
    const theirs = await findAudit(tx, audit.ref)
    switch (one.kind) {
      case 'move':
        return void (await makeMove(
          tx,
          actor,
          audit.ref,
          requestFor(one.move, one.grade, service.people[one.other]!),
          testNow,
        ))
      case 'answer':
        return answerSomething(tx, actor, theirs, one)
      case 'alert':
        return raiseAlert(tx, theirs, { what: 'I saw something.', told: '' }, today)
      case 'clear':
        return clearAlert(tx, actor, theirs, 'The child is safe at her aunt’s.')
      case 'leave':
        if (!actor.duties.has('sign_off')) return
        return giveLeave(tx, theirs, 'L4', 'The visit was made, and is being written up.')
    }
  })
}

/** Mostly the household's newest audit that is under way, so that lives get far; sometimes another. */
async function current(owner: pg.Client, householdId: number, pick: number): Promise<Audit> {
  const tx = past
  const ids = await tx.many<{ id: number }>(sql`
    select id from audits where household_id = ${householdId} order by state in ('closed', 'cancelled', 're_audit_due'), id desc`)
  return findAuditById(tx, ids[pick % 5 === 4 ? ids.length - 1 : 0]!.id)
}

function requestFor(move: MoveKey, grade: Grade, otherId: number): MoveRequest {
  return { move, words: 'Because it is so.', settledGrade: grade, moderatorId: otherId, given: { meetingOn: today } }
}

/** The move that comes next, by the person whose turn it is, with all that it asks for filled in. */
async function takeNext(
  { grade, pick }: { grade: Grade; pick: number },
  audit: Audit,
  owner: pg.Client,
): Promise<void> {
  const reviewLinked = audit.kind === 'review_linked'
  const turns: Partial<Record<State, [who: string, move: MoveKey, part?: Part]>> = {
    scheduled: reviewLinked ? ['fro-1', 'gather'] : ['fro-1', 'begin'],
    gathering: ['fro-1', 'hold_review', 'preparation'],
    review_held: ['fro-1', 'begin', 'preparation'],
    in_audit: ['fro-1', 'submit', 'audit'],
    submitted: ['qa-1', 'receive'],
    with_qa: pick % 9 === 0 ? ['qa-1', 'hand_back'] : ['qa-1', 'assign_moderator'],
    in_moderation: pick % 9 === 0 ? ['qa-1', 'reassign'] : ['iro-2', 'moderate', 'moderation'],
    in_discussion: pick % 2 === 0 ? ['iro-2', 'settle'] : ['qa-head', 'decide'],
    with_team_manager: ['tm-1', 'respond', 'response'],
    with_service_manager: pick % 9 === 0 ? ['sm-1', 'return_response'] : ['sm-1', 'sign_off', 'sign_off'],
    actions_open: ['tm-1', 'finish_actions'],
    verifying:
      pick % 9 === 0
        ? ['tm-1', 'reopen_actions']
        : ['qa-1', audit.finalGrade === 'inadequate' || pick % 4 === 0 ? 'ask_reaudit' : 'close', 'closing'],
    re_audit_due: ['qa-1', pick % 2 === 0 ? 'close' : 'ask_reaudit'],
  }
  const turn = turns[audit.state]
  if (!turn) return
  const [who, move, part] = turn
  if (part) await fill(owner, audit, part, grade)
  if (move === 'submit')
    await owner.query(`update voices set state = 'not_given', reason = 'declined' where audit_id = $1`, [audit.id])
  if (move === 'respond')
    await database.asSystem(testNow, (tx) =>
      anAction(tx, { auditId: audit.id, householdId: audit.householdId, ownerId: service.people['fsw-1']! }),
    )
  if (move === 'finish_actions')
    await owner.query(
      `update actions set state = 'verified', verified_by = $2, verified_on = '2026-11-19' where audit_id = $1`,
      [audit.id, service.people['tm-1']],
    )
  await asPerson(who, (tx, actor) =>
    makeMove(tx, actor, audit.ref, requestFor(move, grade, service.people['iro-2']!), testNow),
  )
}

/** A person's transaction. Only a refusal in words, or not finding what they may not see, is a way for it to fail. */
async function asPerson(key: string, work: (tx: Tx, actor: Actor) => Promise<unknown>): Promise<void> {
  await database.asPerson(service.people[key]!, testNow, work).catch((problem: unknown) => {
    if (problem instanceof Refused || problem instanceof NotFound) return
    throw problem
  })
}

async function answerSomething(
  tx: Tx,
  actor: Actor,
  audit: Audit,
  { pick, value, version }: { pick: number; value: number; version: number },
): Promise<void> {
  const tool = await findTool(tx, audit)
  const questions = tool.sections.flatMap((section) => section.questions.map((question) => ({ section, question })))
  const urgent = questions.filter(
    ({ question }) => question.key === 'safe.immediate' || question.key === 'mod.safeguarding',
  )
  const { section, question } = pick % 4 === 0 ? urgent[pick % urgent.length]! : questions[pick % questions.length]!
  const [child] = section.perChild ? await listChildrenOfAudit(tx, audit.id) : [undefined]
  const choices = choicesOf(question)
  const raw =
    choices.length > 0
      ? choices[value % choices.length]!.value
      : question.type === 'date'
        ? '2026-11-02'
        : String(value)
  await saveAnswer(
    tx,
    actor,
    audit,
    { question: question.key, childId: child?.id ?? null, value: raw, explanation: 'So it is.', evidence: '', version },
    today,
  )
}

/** Every required answer of a part, all graded alike, in one statement past every rule: this test is about what comes after. */
async function fill(owner: pg.Client, audit: Audit, part: Part, grade: Grade): Promise<void> {
  const tx = past
  const tool: Tool = await findTool(tx, audit)
  const children = await listChildrenOfAudit(tx, audit.id)
  const rows = tool.sections
    .filter((section) => section.part === part)
    .flatMap((section) =>
      section.questions
        .filter((question) => question.level === 'case')
        .flatMap((question) => rowsFor(section, question, children, grade)),
    )
  await tx.run(sql`
    insert into answers (audit_id, section, question, child_id, value, explanation, evidence, saved_at)
    select ${audit.id}, r.section, r.question, r.child_id, r.value, r.explanation, r.evidence, ${testNow}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r(section text, question text, child_id int, value jsonb, explanation text, evidence text)
    on conflict (audit_id, question, child_id) do update set value = excluded.value, explanation = excluded.explanation,
      evidence = excluded.evidence, brought_forward = false, version = answers.version + 1
      where answers.question <> 'safe.immediate' or answers.value is null`)
}

function rowsFor(section: Section, question: Question, children: readonly { id: number }[], grade: Grade) {
  const value = answerFor(question, grade)
  const explanation = callsForWords(question, value) || question.type === 'grade' ? 'Because the record says so.' : ''
  const evidence = callsForEvidence(question, value) ? 'Supervision record of 12 May.' : ''
  const ids = section.perChild ? children.map((child) => child.id) : [null]
  return ids.map((childId) => ({
    section: section.key,
    question: question.key,
    child_id: childId,
    value,
    explanation,
    evidence,
  }))
}

function answerFor(question: Question, grade: Grade): Value {
  if (['safe.immediate', 'mod.safeguarding', 'mod.conflict'].includes(question.key)) return 'no'
  if (question.type === 'grade') return grade
  if (question.type === 'date') return '2026-11-19'
  if (question.type === 'scale' || question.type === 'number') return 7
  if (question.type === 'several') return [choicesOf(question)[0]?.value ?? '']
  return choicesOf(question)[0]?.value ?? 'She sleeps through the night now.'
}

async function openAlerts(owner: pg.Client, householdId: number): Promise<Set<number>> {
  const { rows } = await owner.query(
    'select l.audit_id from alerts l join audits a on a.id = l.audit_id where a.household_id = $1 and l.cleared_at is null',
    [householdId],
  )
  return new Set(rows.map((row) => row.audit_id))
}

type MoveRow = { move: string; from_state: string; to_state: string; by_id: number | null; at_sign: boolean }

async function checkInvariants(
  owner: pg.Client,
  householdId: number,
  alertsBefore: ReadonlySet<number>,
): Promise<void> {
  const tx = past
  const ids = await tx.many<{ id: number }>(sql`select id from audits where household_id = ${householdId} order by id`)
  const audits = await Promise.all(ids.map(({ id }) => findAuditById(tx, id)))
  await checkVersions(tx, householdId)
  await checkAlerts(tx, householdId)
  for (const audit of audits) {
    const made = await tx.many<MoveRow>(
      sql`select move, from_state, to_state, by_id from audit_moves where audit_id = ${audit.id} order by id`,
    )
    checkChain(audit, made)
    checkModerator(audit, made)
    checkGrades(audit)
    checkOwner(audit)
    checkSignedOff(audit, made)
    if (audit.state === 'closed') await checkClosed(tx, audit, audits)
    if (audit.state === 'submitted') await checkLimits(tx, audit)
    const justEnded = (audit.state === 'closed' || audit.state === 'cancelled') && alertsBefore.has(audit.id)
    if (justEnded)
      assert.ok(
        (
          await tx.one<{ late: boolean }>(
            sql`select exists (select from alerts where audit_id = ${audit.id} and raised_at >= ${audit.stateSince}) as late`,
          )
        ).late,
        'no audit ends with an alert open',
      )
  }
}

/** Each move starts where the last one ended, and the audit is where the last one led. */
function checkChain(audit: Audit, made: readonly MoveRow[]): void {
  let at = 'scheduled'
  for (const one of made) {
    assert.equal(one.from_state, at)
    assert.ok((moves[one.move as MoveKey].from as readonly string[]).includes(one.from_state))
    at = one.to_state
  }
  assert.equal(audit.state, at)
}

/** Invariant 1. The managers of this service: fro-1 is managed by safeguarding-1 and by nobody else. */
function checkModerator(audit: Audit, made: readonly MoveRow[]): void {
  const barred = [audit.auditorId, audit.workerId, service.people['safeguarding-1']!]
  if (audit.moderatorId !== null) assert.ok(!barred.includes(audit.moderatorId), 'a moderator who may not moderate')
  for (const one of made.filter(({ move }) => move === 'moderate' || move === 'settle'))
    assert.ok(!barred.includes(one.by_id), 'moderated by somebody who may not')
}

/** Invariant 5: a final grade exists from the moment that a report would count the audit, and not before. */
function checkGrades(audit: Audit): void {
  const after: readonly State[] = [
    'graded',
    'with_team_manager',
    'with_service_manager',
    'actions_open',
    'verifying',
    're_audit_due',
    'closed',
  ]
  if (after.includes(audit.state))
    assert.ok(audit.finalGrade && audit.auditorGrade && audit.moderatedGrade, `${audit.state} without its grades`)
  else if (audit.state !== 'cancelled') assert.equal(audit.finalGrade, null, `${audit.state} with a final grade`)
}

/** Invariant 6: somebody has it, and by a day, until it ends. */
function checkOwner(audit: Audit): void {
  if (audit.state === 'closed' || audit.state === 'cancelled') return
  assert.ok(audit.dueOn, `${audit.state} has no day`)
  const named: Partial<Record<State, number | null>> = {
    scheduled: audit.auditorId,
    in_audit: audit.auditorId,
    in_moderation: audit.moderatorId,
    in_discussion: audit.moderatorId,
    with_team_manager: audit.teamManagerId,
  }
  if (audit.state in named) assert.ok(named[audit.state], `${audit.state} has nobody`)
  assert.ok(ownerOf(audit))
}

/** Clause 7.10: after the newest response, the service manager has signed. */
function checkSignedOff(audit: Audit, made: readonly MoveRow[]): void {
  if (!['actions_open', 'verifying', 're_audit_due', 'closed'].includes(audit.state)) return
  const given = [audit.auditorGrade, audit.finalGrade]
  if (!given.some((grade) => grade === 'inadequate' || grade === 'requires_improvement')) return
  const last = made.findLastIndex(({ move }) => move === 'respond')
  assert.ok(
    made.slice(last).some(({ move }) => move === 'sign_off'),
    'not signed off',
  )
}

async function checkClosed(tx: Tx, audit: Audit, audits: readonly Audit[]): Promise<void> {
  const { unsettled } = await tx.one<{ unsettled: number }>(
    sql`select count(*) as unsettled from actions where audit_id = ${audit.id} and state not in ('verified', 'not_done', 'superseded')`,
  )
  assert.equal(unsettled, 0)
  if (audit.finalGrade !== 'inadequate') return
  const later: Audit[] = []
  for (const one of audits)
    if (one.reauditOf === audit.id || later.some(({ id }) => id === one.reauditOf)) later.push(one)
  assert.ok(
    later.some((one) => one.finalGrade !== null && one.finalGrade !== 'inadequate' && one.state !== 'cancelled'),
    'inadequate, closed and not looked at again',
  )
}

/** L1 to L8: what was sent is not above the limits, and says why when it differs from what the sections suggest. */
async function checkLimits(tx: Tx, audit: Audit): Promise<void> {
  const nobody: Actor = {
    id: 0,
    name: '',
    demonstrationKey: null,
    roles: [],
    duties: new Set(),
    actsFor: [],
    reach: 'service',
  }
  const { judged } = await readCase(tx, nobody, audit, today)
  assert.ok(audit.auditorGrade && stepsBetween(judged.highest, audit.auditorGrade) <= 0, 'above the highest allowed')
  const { inadequate } = await tx.one<{ inadequate: boolean }>(sql`
    select exists (select from answers where audit_id = ${audit.id} and question = 'safe.grade' and value = '"inadequate"') as inadequate`)
  if (inadequate) assert.equal(audit.auditorGrade, 'inadequate', 'safety inadequate, and the whole not')
}

/** Invariant 3: of an answer at version n, every version before n is in the history. */
async function checkVersions(tx: Tx, householdId: number): Promise<void> {
  const broken = await tx.many<{ question: string }>(sql`
    select n.question from answers n join audits a on a.id = n.audit_id
      left join lateral (select count(distinct y.was->>'version') as kept from history y where y.table_name = 'answers' and y.row_id = n.id) h on true
    where a.household_id = ${householdId} and h.kept < n.version - 1`)
  assert.deepEqual(broken, [], 'a version was lost')
}

/** Invariant 2: whenever somebody says that a child is not safe, there is an alert, told at once. */
async function checkAlerts(tx: Tx, householdId: number): Promise<void> {
  const silent = await tx.many<{ ref: string }>(sql`
    select a.ref from audits a join answers n on n.audit_id = a.id
    where a.household_id = ${householdId} and n.question in ('safe.immediate', 'mod.safeguarding') and n.value = '"yes"' and not n.brought_forward
      and not exists (select from alerts l where l.audit_id = a.id)`)
  assert.deepEqual(silent, [], 'somebody said yes, and nobody was told')
  const untold = await tx.many<{ ref: string }>(sql`
    select a.ref from audits a join alerts l on l.audit_id = a.id
    where a.household_id = ${householdId} and (l.due_on <> ${today} or (
      select count(*) from messages m where m.urgent and m.kind = 'safety alert raised' and m.path = '/audits/' || a.ref || '/alert'
        and m.to_id in (${service.people['tm-1']!}, ${service.people['sm-1']!})) < 2)`)
  assert.deepEqual(untold, [], 'an alert that was not told at once to both managers')
}
