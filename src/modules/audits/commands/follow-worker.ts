import { tell } from '#modules/people/index.ts'
import { type Sql, sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { beforeSubmission } from '../audit.ts'

/** Until an audit is sent, it is written with the household's present fostering social worker: the register may have named
 * another since it was planned. Nobody becomes the worker of an audit that they carry out or moderate, and an audit keeps its
 * worker while the household has none. */
export async function followWorker(tx: Tx, auditId: number): Promise<{ ref: string; to: number } | undefined> {
  // The row is held by the update, and judged again if another transaction changed it meanwhile.
  const changed = await tx.maybe<{ ref: string; householdId: number; to: number }>(sql`
    update audits a set worker_id = h.supervising_worker_id, version = a.version + 1, saved_at = request_now()
    from households h where h.id = a.household_id and a.id = ${auditId} and ${isToFollow}
    returning a.ref, h.id as "householdId", h.supervising_worker_id as "to"`)
  if (!changed) return undefined
  const { ref, householdId, to } = changed
  await record(tx, { kind: 'audit passed to another worker', auditId, householdId, data: { to } })
  return { ref, to }
}

/** The same by the register alone, without a move that tells them what is theirs to do: they are told that it is theirs now. */
export async function followAndTell(tx: Tx, auditId: number): Promise<void> {
  const passed = await followWorker(tx, auditId)
  if (passed) await tell(tx, { to: passed.to, kind: 'audit passed on', path: `/audits/${passed.ref}` })
}

/** The audits that name another worker than their household does. */
export function listToFollow(tx: Tx): Promise<{ id: number }[]> {
  return tx.many(
    sql`select a.id from audits a join households h on h.id = a.household_id where ${isToFollow} order by a.id`,
  )
}

const isToFollow: Sql = sql`a.state = any (${beforeSubmission}) and h.supervising_worker_id is distinct from a.worker_id
  and h.supervising_worker_id is not null and h.supervising_worker_id is distinct from a.auditor_id
  and h.supervising_worker_id is distinct from a.moderator_id`
