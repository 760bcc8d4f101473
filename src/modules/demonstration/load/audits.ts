import { deadlineSettings, dueOn, handsBack } from '#modules/audits/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { AuditPlan } from '../audits/plan.ts'
import { dateOf, iso } from '../days.ts'
import { loadParts } from './audit-parts.ts'
import { insertAll } from './bulk.ts'
import type { Known } from './known.ts'
import { at } from './moments.ts'
import { beginPieces } from './pieces.ts'

type Deadlines = Parameters<typeof dueOn>[3]

/** The audits themselves, with their children, moves, answers and alerts. Gives back their numbers, in order. */
export async function loadAudits(tx: Tx, plans: readonly AuditPlan[], known: Known, today: Temporal.PlainDate) {
  const deadlines = await readSettings(tx, today, deadlineSettings)
  const { id: template } = await tx.one<{ id: number }>(sql`select id from form_versions
    where form = 'audit' order by version desc limit 1`)
  const ids = await beginPieces(tx, plans, (plan) => pieceRow(plan, known, deadlines, template))
  const rows = plans.map((plan, index) => ({ ...auditRow(plan, known), id: ids[index] }))
  await insertAll(tx, 'audits', auditColumns, rows)
  const again = plans.flatMap(({ reauditOf }, index) =>
    reauditOf === undefined ? [] : [{ id: ids[index], first: ids[reauditOf] }],
  )
  await tx.run(sql`update audits a set reaudit_of = given.first
    from json_to_recordset(${JSON.stringify(again)}::json) as given (id int, first int) where a.id = given.id`)
  await loadParts(tx, plans, ids, known)
  return ids
}

const auditColumns = {
  id: 'int',
  kind: 'text',
  review_id: 'int',
  scheduled_for: 'date',
  meeting_on: 'date',
  auditor_id: 'int',
  worker_id: 'int',
  moderator_id: 'int',
  blind_moderation: 'boolean',
  period_from: 'date',
  period_to: 'date',
  no_child_placed: 'boolean',
  suggested_grade: 'text',
  auditor_grade: 'text',
  moderated_grade: 'text',
  final_grade: 'text',
  reaudit_on: 'date',
  selection: 'jsonb',
  made_at: 'timestamptz',
  saved_at: 'timestamptz',
}

const sinceOf = (plan: AuditPlan) => plan.moves.at(-1)?.at ?? plan.madeAt

function pieceRow(plan: AuditPlan, known: Known, deadlines: Deadlines, template: number) {
  const since = sinceOf(plan)
  return {
    household_id: known.household(plan.household),
    form_version_id: template,
    state: plan.state,
    state_since: at(since),
    due_on: dueOn(plan.state, dateOf(since.day), stepOf(plan), deadlines)?.toString() ?? null,
    version: plan.moves.length + 1,
  }
}

function auditRow(plan: AuditPlan, known: Known) {
  return {
    kind: plan.kind,
    review_id: plan.review === undefined ? null : known.review(plan.review),
    scheduled_for: iso(plan.scheduledFor),
    meeting_on: plan.meetingOn === undefined ? null : iso(plan.meetingOn),
    auditor_id: known.person(plan.auditor),
    worker_id: known.person(plan.worker),
    moderator_id: plan.moderator === undefined ? null : known.person(plan.moderator),
    blind_moderation: plan.blind ?? false,
    period_from: iso(plan.periodFrom),
    period_to: iso(plan.periodTo),
    no_child_placed: plan.children.length === 0,
    suggested_grade: plan.suggestedGrade ?? null,
    auditor_grade: plan.auditorGrade ?? null,
    moderated_grade: plan.moderatedGrade ?? null,
    final_grade: plan.finalGrade ?? null,
    reaudit_on: plan.reauditOn === undefined ? null : iso(plan.reauditOn),
    selection: plan.drawn
      ? { method: 'random draw', seed: plan.drawn.seed, candidates: plan.drawn.candidates.length }
      : null,
    made_at: at(plan.madeAt),
    saved_at: at(sinceOf(plan)),
  }
}

function stepOf(plan: AuditPlan): Parameters<typeof dueOn>[2] {
  return {
    kind: plan.kind,
    scheduledFor: dateOf(plan.scheduledFor),
    meetingOn: plan.meetingOn === undefined ? null : dateOf(plan.meetingOn),
    grade: plan.finalGrade ?? plan.auditorGrade ?? null,
    reauditOn: plan.reauditOn === undefined ? null : dateOf(plan.reauditOn),
    returned: handsBack.has(plan.moves.at(-1)?.move ?? ''),
  }
}
