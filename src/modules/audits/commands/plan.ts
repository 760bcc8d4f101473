import { beginAndTell } from '#modules/evidence/index.ts'
import { listChildrenPlaced, findHouseholdById } from '#modules/register/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Kind } from '../audit.ts'
import { isLookedAt } from '../children.ts'
import { dueOn } from '../steps.ts'
import { usualPeriodUpTo } from '../period.ts'
import { auditSettings, deadlineSettings } from '../settings.ts'

export type Plan = {
  kind: Kind
  householdId: number
  scheduledFor: Temporal.PlainDate
  reviewId?: number | null
  auditorId?: number | null
  reauditOf?: number | null
  selection?: Record<string, unknown> | null
  /** When it is not the last twelve months (or since approval): from when, and why (clause 7.3). */
  period?: { from: Temporal.PlainDate; to: Temporal.PlainDate; reason: string }
}

/** Plans an audit of a household: its period, the children whom it looks at, and who takes part. */
export async function planAudit(tx: Tx, plan: Plan, today: Temporal.PlainDate): Promise<{ id: number; ref: string }> {
  const household = await findHouseholdById(tx, plan.householdId)
  const period = plan.period ?? (await usualPeriod(tx, plan.scheduledFor, household.firstApprovedOn, today))
  const settings = await readSettings(tx, today, auditSettings)
  const deadlines = await readSettings(tx, today, deadlineSettings)
  const due = dueOn('scheduled', today, { ...plan, meetingOn: null, grade: null, reauditOn: null }, deadlines)
  const stayed = await listChildrenPlaced(tx, plan.householdId, period.from, period.to)
  const children = stayed.filter((child) => isLookedAt(child, period.to))
  const step = { stream: 'audit', householdId: plan.householdId, state: 'scheduled', dueOn: due } as const
  return beginAndTell(tx, { ...step, records: 'audit planned', data: { kind: plan.kind } }, async (id) => {
    await tx.run(sql`
      insert into audits (id, kind, review_id, scheduled_for, auditor_id, worker_id, blind_moderation, period_from, period_to,
        period_reason, no_child_placed, reaudit_of, selection, made_at, made_by)
      values (${id}, ${plan.kind}, ${plan.reviewId ?? null}, ${plan.scheduledFor}, ${plan.auditorId ?? null}, ${household.workerId},
        ${settings['moderation.blind'] === 1}, ${period.from}, ${period.to}, ${'reason' in period ? period.reason : null},
        ${children.length === 0}, ${plan.reauditOf ?? null}, ${plan.selection ?? null}, request_now(), actor())`)
    for (const child of children)
      await tx.run(sql`insert into audit_children (audit_id, child_id) values (${id}, ${child.id})`)
  })
}

/** The usual period of an audit of this household that looks back from a day, as the service has set its length. */
export async function usualPeriod(
  tx: Tx,
  to: Temporal.PlainDate,
  approvedOn: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
) {
  const settings = await readSettings(tx, today, auditSettings)
  return usualPeriodUpTo(to, { months: settings['audit.period'], approvedOn })
}
