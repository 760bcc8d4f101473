import { listPeopleWithDuty, tell } from '#modules/people/index.ts'
import { Refused } from '#platform/http/index.ts'
import type { Actor } from '#platform/sql/database.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { Audit, AuditInHand } from '../audit.ts'

/** Tells the team manager and the service manager at once that a child may not be safe. It never waits for moderation
 * (process.md, invariant 2), and one that is open is not raised twice. */
export async function raiseAlert(
  tx: Tx,
  audit: AuditInHand,
  alert: { what: string; told: string },
  today: Temporal.PlainDate,
): Promise<void> {
  const raised = await tx.maybe<{ id: number }>(sql`
    insert into alerts (audit_id, raised_by, raised_at, due_on, what, told)
    select ${audit.id}, actor(), request_now(), ${today}, ${alert.what}, ${alert.told}
    where not exists (select from alerts where audit_id = ${audit.id} and cleared_at is null)
    returning id`)
  if (!raised) return
  await record(tx, { kind: 'safety alert raised', householdId: audit.householdId, auditId: audit.id })
  const told = new Set([
    audit.teamManagerId,
    ...(await listPeopleWithDuty(tx, 'sign_off', today)).map((person) => person.id),
  ])
  for (const toId of told) {
    if (toId !== null)
      await tell(tx, { to: toId, kind: 'safety alert raised', path: `/audits/${audit.ref}/alert`, urgent: true })
  }
}

/** Adds who was told and what was agreed, while the alert is open. */
export async function noteWhoWasTold(tx: Tx, audit: Audit, told: string): Promise<void> {
  const noted = await tx.run(
    sql`update alerts set told = ${told}, saved_at = request_now() where audit_id = ${audit.id} and cleared_at is null`,
  )
  if (noted === 0) throw new Refused('There is no open alert on this audit.')
  await record(tx, { kind: 'safety alert noted', householdId: audit.householdId, auditId: audit.id })
}

/** The service manager clears it, with the decision. */
export async function clearAlert(tx: Tx, actor: Actor, audit: Audit, decision: string): Promise<void> {
  if (!actor.duties.has('sign_off')) throw new Refused('A safety alert is cleared by the service manager.')
  if (!decision.trim()) throw new Refused('Say what was decided and how the child is safe now.')
  const cleared = await tx.run(sql`
    update alerts set cleared_by = actor(), cleared_at = request_now(), decision = ${decision}, saved_at = request_now()
    where audit_id = ${audit.id} and cleared_at is null`)
  if (cleared === 0) throw new Refused('There is no open alert on this audit.')
  await record(tx, { kind: 'safety alert cleared', householdId: audit.householdId, auditId: audit.id })
}
