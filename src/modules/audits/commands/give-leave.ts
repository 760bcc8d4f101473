import { neverLifted } from '#framework/a2-audit-tool/limiting-rules.ts'
import type { RuleKey } from '#framework/a2-audit-tool/types.ts'
import { tell } from '#modules/people/index.ts'
import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { sectionHref } from '../addresses.ts'
import { lockAudit } from '../queries/find-audit.ts'

/** A service manager's leave to grade above one limit, with the reason; it holds for this audit only. */
export async function giveLeave(tx: Tx, ref: string, rule: RuleKey, reason: string): Promise<void> {
  const audit = await lockAudit(tx, ref)
  if (!reason.trim()) throw new Refused('Give your reason: it is read with the grade.')
  if (neverLifted.includes(rule)) throw new Refused('A limit about safety cannot be lifted.')
  if (audit.state !== 'in_audit') throw new Refused('Leave is given while the audit is being written.')
  const given = await tx.run(sql`
    insert into dispensations (audit_id, rule, given_by, given_at, reason) values (${audit.id}, ${rule}, actor(), request_now(), ${reason})
    on conflict (audit_id, rule) do nothing`)
  const path = sectionHref(audit, { key: 'ovr' })
  for (const to of new Set([audit.auditorId, audit.workerId]))
    if (to !== null && given > 0) await tell(tx, { to, kind: 'leave given', path, pieceId: audit.id })
  await record(tx, {
    kind: 'leave given to grade above a limit',
    householdId: audit.householdId,
    pieceId: audit.id,
    data: { rule },
  })
}
