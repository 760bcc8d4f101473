import assert from 'node:assert/strict'
import { stepsBetween } from '#framework/a2-audit-tool/grade-order.ts'
import { type Audit } from '#modules/audits/audit.ts'
import { ownerOf, type State } from '#modules/audits/steps.ts'
import { findAuditById } from '#modules/audits/queries/find-audit.ts'
import { readCase } from '#modules/audits/queries/standing.ts'
import { type MoveKey, moves } from '#modules/audits/states.ts'
import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { owner, past, service, today } from './world.ts'

/** The audits of the household, while one is open on it. */
export async function openAlerts(householdId: number): Promise<Set<number>> {
  const { rows } = await owner.query(
    'select a.id from pieces a where a.household_id = $1 and exists (select from alerts l where l.household_id = $1 and l.decided_at is null)',
    [householdId],
  )
  return new Set(rows.map((row) => row.id))
}

type MoveRow = { move: string; from_state: string; to_state: string; by_id: number | null }

/** Reads every invariant of docs/invariants.md from the tables, for every audit of the household. */
export async function checkInvariants(householdId: number, alertsBefore: ReadonlySet<number>): Promise<void> {
  const tx = past
  const ids = await tx.many<{ id: number }>(sql`select id from pieces where household_id = ${householdId} order by id`)
  const audits = await Promise.all(ids.map(({ id }) => findAuditById(tx, id)))
  await checkVersions(tx, householdId)
  await checkAlerts(tx, householdId)
  for (const audit of audits) {
    const made = await tx.many<MoveRow>(
      sql`select move, from_state, to_state, by_id from moves where piece_id = ${audit.id} order by id`,
    )
    checkChain(audit, made)
    checkModerator(audit, made)
    checkGrades(audit)
    checkOwner(audit)
    await checkTrail(tx, audit)
    checkSignedOff(audit, made)
    if (audit.state === 'closed') await checkClosed(tx, audit, audits)
    if (audit.state === 'submitted') await checkLimits(tx, audit)
    if (audit.state === 'submitted') await checkTogether(tx, audit)
    const justEnded = (audit.state === 'closed' || audit.state === 'cancelled') && alertsBefore.has(audit.id)
    if (justEnded)
      assert.ok(
        (
          await tx.one<{ late: boolean }>(
            sql`select exists (select from alerts where household_id = ${householdId} and raised_at >= ${audit.stateSince}) as late`,
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

/** RV-5: the trail tells of each move what the moves tell: which, when, and by whom or by nobody. */
async function checkTrail(tx: Tx, audit: Audit): Promise<void> {
  const { differ } = await tx.one<{ differ: number }>(sql`
    with made as (select move, from_state, to_state, by_id, at from moves where piece_id = ${audit.id} and move = any (${Object.keys(moves)})),
      told as (select data ->> 'move', data ->> 'from', data ->> 'to', actor_id, at from trail where piece_id = ${audit.id} and kind = 'audit moved')
    select count(*) as differ from ((table made except all table told) union all (table told except all table made)) either`)
  assert.equal(differ, 0, 'the trail and the moves differ')
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
    sql`select count(*) as unsettled from actions where piece_id = ${audit.id} and state not in ('verified', 'not_done', 'superseded')`,
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
    select exists (select from answers where piece_id = ${audit.id} and question = 'safe.grade' and value = '"inadequate"') as inadequate`)
  if (inadequate) assert.equal(audit.auditorGrade, 'inadequate', 'safety inadequate, and the whole not')
}

/** UA-S5: nothing is sent that one person did alone, nor without the worker's view or the reason why there is none. */
async function checkTogether(tx: Tx, audit: Audit): Promise<void> {
  const { people, day, view, reason } = await tx.one<{
    people: string[] | null
    day: string | null
    view: boolean
    reason: string
  }>(sql`
    select (select value from answers where piece_id = ${audit.id} and question = 'hdr.collab_people') as people,
      (select value from answers where piece_id = ${audit.id} and question = 'hdr.collab_date') as day,
      exists (select from answers where piece_id = ${audit.id} and question = 'ovr.practitioner_response'
        and (value = '"agree"' or value in ('"partly"', '"disagree"') and trim(explanation) <> '')) as view,
      (select words from moves where piece_id = ${audit.id} and move = 'submit' order by id desc limit 1) as reason`)
  const others = (people ?? []).filter((one) => one !== 'auditor')
  assert.ok(people?.includes('auditor') && others.length > 0, 'sent by one person alone')
  assert.ok(view || reason.trim() !== '', 'sent without the worker’s view, and without a word why')
  if (reason.trim() === '') assert.ok(others.includes('fostering_social_worker'), 'sent without the worker')
  assert.ok(day !== null && day >= '2026-11-02' && day <= today.toString(), `gone through on ${day}`)
}

/** Invariant 3: of an answer at version n, every version before n is in the history. */
async function checkVersions(tx: Tx, householdId: number): Promise<void> {
  const broken = await tx.many<{ question: string }>(sql`
    select n.question from answers n join pieces a on a.id = n.piece_id
      left join lateral (select count(distinct y.was->>'version') as kept from history y where y.table_name = 'answers' and y.row_id = n.id) h on true
    where a.household_id = ${householdId} and h.kept < n.version - 1`)
  assert.deepEqual(broken, [], 'a version was lost')
}

/** Invariant 2: whenever somebody says that a child is not safe, it stands on top of their work until they say who, take it back, or
 * it goes out; and whatever was raised was told at once to both managers, by name. */
async function checkAlerts(tx: Tx, householdId: number): Promise<void> {
  const silent = await tx.many<{ ref: string }>(sql`
    select a.ref from pieces a join answers n on n.piece_id = a.id
    where a.household_id = ${householdId} and n.question in ('safe.immediate', 'mod.safeguarding') and n.value = '"yes"' and not n.brought_forward
      and not exists (select from unfinished_alerts u where u.piece_id = a.id and u.question = n.question)
      and not exists (select from alert_entries e where e.piece_id = a.id)`)
  assert.deepEqual(silent, [], 'somebody said yes, and nothing is asked of anybody')
  const untold = await tx.many<{ id: number }>(sql`
    select e.id from alert_entries e join alerts l on l.id = e.alert_id
    where l.household_id = ${householdId} and (
      select count(distinct n.person_id) from alert_lines n where n.entry_id = e.id and n.at = e.at
        and n.person_id in (${service.people['tm-1']!}, ${service.people['sm-1']!})) < 2`)
  assert.deepEqual(untold, [], 'a concern that was not told at once to both managers')
}
