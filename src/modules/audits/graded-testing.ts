import type { Grade } from '#framework/a2-audit-tool/types.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Kind, State } from './audit.ts'

/*
 * Builders for tests: audits as they stand after the moves that they name, in a transaction that may write them. Moments
 * are ISO dates, taken at noon in London’s winter; nothing that is not given is left to chance.
 */

export type AuditGiven = {
  householdId: number
  kind?: Kind
  state?: State
  scheduledFor?: string
  dueOn?: string
  auditorId?: number
  moderatorId?: number
  workerId?: number
  /** The days of the moves: handed in, moderated, given its final grade. */
  handedInOn?: string
  moderatedOn?: string
  gradedOn?: string
  auditorGrade?: Grade
  moderatedGrade?: Grade
  finalGrade?: Grade
}

export async function anAudit(tx: Tx, given: AuditGiven): Promise<{ id: number; ref: string }> {
  const scheduledFor = given.scheduledFor ?? '2026-11-02'
  const audit = await tx.one<{ id: number; ref: string }>(sql`
    insert into audits (kind, household_id, template_id, state, state_since, due_on, scheduled_for, auditor_id, moderator_id,
      worker_id, period_from, period_to, auditor_grade, moderated_grade, final_grade, made_at)
    values (${given.kind ?? 'review_linked'}, ${given.householdId}, (select max(id) from templates), ${given.state ?? 'scheduled'},
      ${noon(scheduledFor)}, ${given.dueOn ?? null}, ${scheduledFor}, ${given.auditorId ?? null}, ${given.moderatorId ?? null},
      ${given.workerId ?? null}, '2025-11-02', '2026-11-02', ${given.auditorGrade ?? null}, ${given.moderatedGrade ?? null},
      ${given.finalGrade ?? null}, ${noon(scheduledFor)})
    returning id, ref`)
  if (given.handedInOn) await aMove(tx, audit.id, 'submit', 'in_audit', 'submitted', given.handedInOn)
  if (given.moderatedOn) await aMove(tx, audit.id, 'moderate', 'in_moderation', 'in_discussion', given.moderatedOn)
  if (given.gradedOn) await aMove(tx, audit.id, 'settle', 'in_discussion', 'graded', given.gradedOn)
  return audit
}

export async function aMove(tx: Tx, auditId: number, move: string, from: State, to: State, on: string): Promise<void> {
  await tx.run(sql`insert into audit_moves (audit_id, move, from_state, to_state, at)
    values (${auditId}, ${move}, ${from}, ${to}, ${noon(on)})`)
}

export async function anAnswer(
  tx: Tx,
  auditId: number,
  question: string,
  value: unknown,
  { explanation = '', childId = null as number | null } = {},
): Promise<void> {
  await tx.run(sql`insert into answers (audit_id, section, question, child_id, value, explanation, saved_at)
    values (${auditId}, ${question.split('.')[0]}, ${question}, ${childId}, ${JSON.stringify(value)}, ${explanation}, request_now())`)
}

const noon = (day: string): string => `${day}T12:00:00Z`
