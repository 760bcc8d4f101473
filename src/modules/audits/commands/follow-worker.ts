import { tell } from '#modules/people/index.ts'
import { changePiece } from '#modules/evidence/index.ts'
import { type Sql, sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { beforeSubmission } from '../steps.ts'

/** Until an audit is sent, it is written with the household's present fostering social worker: the register may have named
 * another since it was planned. Nobody becomes the worker of an audit that they carry out or moderate, and an audit keeps its
 * worker while the household has none. */
export async function followWorker(tx: Tx, pieceId: number): Promise<{ ref: string; to: number } | undefined> {
  await tx.run(sql`select id from pieces where id = ${pieceId} for no key update`)
  const changed = await tx.maybe<{ ref: string; householdId: number; to: number }>(sql`
    update audits a set worker_id = h.supervising_worker_id, saved_at = request_now()
    from pieces piece join households h on h.id = piece.household_id where piece.id = a.id and a.id = ${pieceId} and ${isToFollow}
    returning piece.ref, h.id as "householdId", h.supervising_worker_id as "to"`)
  if (!changed) return undefined
  await changePiece(tx, pieceId)
  const { ref, householdId, to } = changed
  await record(tx, { kind: 'audit passed to another worker', pieceId, householdId, data: { to } })
  return { ref, to }
}

/** The same by the register alone, without a move that tells them what is theirs to do: they are told that it is theirs now. */
export async function followAndTell(tx: Tx, pieceId: number): Promise<void> {
  const passed = await followWorker(tx, pieceId)
  if (passed) await tell(tx, { to: passed.to, kind: 'audit passed on', path: `/audits/${passed.ref}`, pieceId })
}

/** The audits that name another worker than their household does. */
export function listToFollow(tx: Tx): Promise<{ id: number }[]> {
  return tx.many(
    sql`select a.id from audits a join pieces piece on piece.id = a.id join households h on h.id = piece.household_id
      where ${isToFollow} order by a.id`,
  )
}

const isToFollow: Sql = sql`piece.stream = 'audit' and piece.state = any (${beforeSubmission}) and h.supervising_worker_id is distinct from a.worker_id
  and h.supervising_worker_id is not null and h.supervising_worker_id is distinct from a.auditor_id
  and h.supervising_worker_id is distinct from a.moderator_id`
