import { listChildrenPlaced } from '#modules/register/index.ts'
import { Refused } from '#platform/http/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { type Audit, isBeforeSubmission } from '../audit.ts'

/** Clause 7.3: another period than the last twelve months, with the reason; and which children of that period the audit
 * looks at. Answers about a child who is left out are kept. */
export async function changePeriod(
  tx: Tx,
  audit: Audit,
  change: { from: Temporal.PlainDate; to: Temporal.PlainDate; reason: string; childIds: readonly number[] },
): Promise<void> {
  if (!isBeforeSubmission(audit)) throw new Refused('The period can be changed until the audit is sent.')
  const placed = await listChildrenPlaced(tx, audit.householdId, change.from, change.to)
  // Without a choice, every child of the period: a child is left out on purpose or not at all.
  const wanted = placed.filter(
    (child) =>
      change.childIds.length === 0 ||
      change.childIds.includes(child.id) ||
      Temporal.PlainDate.compare(child.placedFrom, audit.periodFrom) < 0,
  )
  await tx.run(sql`
    update audits set period_from = ${change.from}, period_to = ${change.to}, period_reason = ${change.reason},
      no_child_placed = ${wanted.length === 0}, version = version + 1, saved_at = request_now() where id = ${audit.id}`)
  await tx.run(sql`delete from audit_children where audit_id = ${audit.id}`)
  for (const child of wanted)
    await tx.run(sql`insert into audit_children (audit_id, child_id) values (${audit.id}, ${child.id})`)
  await record(tx, {
    kind: 'audit period changed',
    householdId: audit.householdId,
    auditId: audit.id,
    data: { from: String(change.from), to: String(change.to) },
  })
}
