import fc from 'fast-check'
import type { Part } from '#framework/a2-audit-tool/types.ts'
import { anAction } from '#modules/actions/testing.ts'
import type { Audit } from '#modules/audits/audit.ts'
import type { State } from '#modules/audits/steps.ts'
import { decisionLines } from '#framework/safety-alerts.ts'
import { choicesOf } from '#framework/a2-audit-tool/answers.ts'
import { findTool } from '#modules/tool/queries/versions.ts'
import { listChildrenOfAudit } from '#modules/audits/queries/children.ts'
import type { Decision } from '#modules/alerts/alert.ts'
import { decide } from '#modules/alerts/commands/decide.ts'
import { raise } from '#modules/alerts/commands/raise.ts'
import { listAlerts } from '#modules/alerts/queries/alerts.ts'
import { giveLeave } from '#modules/audits/commands/give-leave.ts'
import { makeMove, type MoveRequest } from '#modules/audits/commands/move.ts'
import { saveAnswer } from '#modules/audits/commands/save-answer.ts'
import { findAudit, findAuditById } from '#modules/audits/queries/find-audit.ts'
import { type MoveKey, moves } from '#modules/audits/states.ts'
import { listAnswers } from '#modules/evidence/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NotAllowed, NotFound, Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import { fill } from './fill.ts'
import { database, owner, past, service, today } from './world.ts'

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
      // Cancelling as often as before there were ways back.
      move: fc.constantFrom(...(Object.keys(moves) as MoveKey[]), 'cancel', 'cancel', 'cancel'),
      other: anyone,
      grade: fc.constantFrom(...grades),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      who: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom('fro-1', 'fsw-1', 'iro-2') },
        { weight: 1, arbitrary: anyone },
      ),
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
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
export const lives = fc.array(step, { minLength: 25, maxLength: 25 })

/** Lives that are led: between them they reach every state, which chance does in most runs, and in some it does not. */
export const ledLives: Step[][] = [
  [...next(4, 'good'), ...next(9, 'inadequate')], // they differ, and it comes to a re-audit
  next(13, 'good'),
  [{ kind: 'move', who: 'qa-1', move: 'cancel', other: 'qa-1', grade: 'good' }],
]

function next(times: number, grade: Grade): Step[] {
  return Array.from({ length: times }, () => ({ kind: 'next', grade, pick: 1 }))
}

/** One step, by one person; what is refused changes nothing, and anything but a refusal in words is a fault. */
export async function take(one: Step, householdId: number): Promise<void> {
  const audit = await current(householdId, one.kind === 'next' ? one.pick : 0)
  if (one.kind === 'away') {
    if (one.who === one.cover) return
    await owner.query('insert into absences (person_id, cover_id, from_on, until_on) values ($1, $2, $3, $3)', [
      service.people[one.who],
      service.people[one.cover],
      today.toString(),
    ])
    return
  }
  if (one.kind === 'next') return takeNext(one, audit)
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
        await raise(
          tx,
          {
            householdId,
            source: 'piece',
            pieceId: theirs.id,
            childIds: [],
            what: 'I saw something.',
            circleSaid: true,
          },
          testNow,
        )
        return
      case 'clear':
        return decideAll(tx, actor, householdId)
      case 'leave':
        if (!actor.duties.has('sign_off')) return
        return giveLeave(tx, theirs.ref, 'L4', 'The visit was made, and is being written up.')
    }
  })
}

/** Mostly the household's newest audit that is under way, so that lives get far; sometimes another. */
async function current(householdId: number, pick: number): Promise<Audit> {
  const tx = past
  const ids = await tx.many<{ id: number }>(sql`
    select id from pieces where household_id = ${householdId} order by state in ('closed', 'cancelled', 're_audit_due'), id desc`)
  return findAuditById(tx, ids[pick % 5 === 4 ? ids.length - 1 : 0]!.id)
}

function requestFor(move: MoveKey, grade: Grade, otherId: number): MoveRequest {
  return { move, words: 'Because it is so.', settledGrade: grade, moderatorId: otherId, on: today }
}

/** The move that comes next, by the person whose turn it is, with all that it asks for filled in. */
async function takeNext({ grade, pick }: { grade: Grade; pick: number }, audit: Audit): Promise<void> {
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
  const worry = worries[audit.state]
  if (worry && pick % 6 === 0) return asPerson(who, (tx, actor) => sayYes(tx, actor, audit, worry))
  if (part) await fill(audit, part, grade)
  if (move === 'submit')
    await owner.query(`update voices set state = 'not_given', reason = 'declined' where piece_id = $1`, [audit.id])
  if (move === 'respond')
    await database.asSystem(testNow, (tx) =>
      anAction(tx, { pieceId: audit.id, householdId: audit.householdId, ownerId: service.people['fsw-1']! }),
    )
  if (move === 'finish_actions')
    await owner.query(
      `update actions set state = 'verified', verified_by = $2, verified_on = '2026-11-19' where piece_id = $1`,
      [audit.id, service.people['tm-1']],
    )
  await asPerson(who, (tx, actor) =>
    makeMove(tx, actor, audit.ref, requestFor(move, grade, service.people['iro-2']!), testNow),
  )
}

/** A person's transaction. Only a refusal in words, or not finding what they may not see, is a way for it to fail. */
async function asPerson(key: string, work: (tx: Tx, actor: Actor) => Promise<unknown>): Promise<void> {
  await database.asPerson(service.people[key]!, testNow, work).catch((problem: unknown) => {
    if (problem instanceof Refused || problem instanceof NotFound || problem instanceof NotAllowed) return
    throw problem
  })
}

/** Where somebody may say that a child is not safe. */
const worries: Partial<Record<State, string>> = { in_audit: 'safe.immediate', in_moderation: 'mod.safeguarding' }

async function sayYes(tx: Tx, actor: Actor, audit: Audit, question: string): Promise<void> {
  const standing = (await listAnswers(tx, audit.id)).find((one) => one.question === question)
  const version = standing?.version ?? 0
  const given = { question, childId: null, value: 'yes', explanation: 'I saw it.', evidence: '', version }
  await saveAnswer(tx, actor, audit, given, today)
}

/** Whoever decides an alert of the household decides it. */
async function decideAll(tx: Tx, actor: Actor, householdId: number): Promise<void> {
  for (const { ref } of await listAlerts(tx, { householdId, open: true }))
    await decide(
      tx,
      ref,
      { decided: settled, words: 'The child is safe at her aunt’s.', seen: Number.MAX_SAFE_INTEGER },
      actor,
      testNow,
    )
}

const settled = Object.fromEntries(
  decisionLines.map(({ key }) => [key, { done: true, words: 'Today, by the team manager.' }]),
) as Decision

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
  const { section, question } = pick % 4 === 0 ? urgent[pick % 8 === 0 ? 0 : 1]! : questions[pick % questions.length]!
  const [child] = section.perChild ? await listChildrenOfAudit(tx, audit.id) : [undefined]
  const choices = choicesOf(question)
  const raw =
    choices.length > 0
      ? choices[value % choices.length]!.value
      : question.type === 'date'
        ? '2026-11-02'
        : String(value)
  const childId = child?.id ?? null
  const standing = (await listAnswers(tx, audit.id)).find(
    (one) => one.question === question.key && one.childId === childId,
  )
  // Mostly from the newest version, as a page would; now and then from an old one.
  const from = version === 0 ? 1 : (standing?.version ?? 0)
  const given = { question: question.key, childId, value: raw, explanation: 'So it is.', evidence: '', version: from }
  await saveAnswer(tx, actor, audit, given, today)
}
