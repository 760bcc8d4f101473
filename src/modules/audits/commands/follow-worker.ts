import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { beforeSubmission } from '../audit.ts'

/** Until an audit is sent, it is written with the household's present fostering social worker: the register may have named
 * another since it was planned. All such audits, or the one given. Nobody becomes the worker of an audit
 * that they carry out or moderate, and an audit keeps its worker while the household has none. */
export async function followWorkers(tx: Tx, auditId?: number): Promise<void> {
  const changed = await tx.many<{ auditId: number; householdId: number; to: number }>(sql`
    update audits a set worker_id = h.supervising_worker_id, version = a.version + 1, saved_at = request_now()
    from households h where h.id = a.household_id and a.id = coalesce(${auditId ?? null}::int, a.id)
      and a.state = any (${beforeSubmission}) and h.supervising_worker_id is distinct from a.worker_id
      and h.supervising_worker_id is not null and h.supervising_worker_id is distinct from a.auditor_id
      and h.supervising_worker_id is distinct from a.moderator_id
    returning a.id as "auditId", h.id as "householdId", h.supervising_worker_id as "to"`)
  for (const { to, ...about } of changed)
    await record(tx, { kind: 'audit passed to another worker', ...about, data: { to } })
}
