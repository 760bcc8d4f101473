import { sql, type Tx } from '#platform/sql/index.ts'
import { type Action, type ActionState, isSettled } from '../action.ts'
import type { Settled } from '../states.ts'

/** When an action was settled last, by whom, and what of that this person may take back; null while it is not settled, or where how was not kept. */
export async function findSettled(
  tx: Tx,
  action: Action,
): Promise<(Settled & { at: Temporal.Instant; byId: number | null }) | null> {
  if (!isSettled(action)) return null
  const found = await tx.maybe<{
    at: Temporal.Instant
    byId: number | null
    isTheirs: boolean
    begun: boolean
    pieceIsOver: boolean
  }>(sql`
    select e.at, e.by_id as "byId", coalesce(e.by_id = actor() or actor() = any (managers_above(e.by_id)), false) or has_own_duty('decide_disagreements') as "isTheirs",
      exists (select from action_events b where b.action_id = e.action_id and b.kind in ('begun', 'done')) as begun,
      piece_is_over(${action.pieceId}) as "pieceIsOver"
    from action_events e where e.action_id = ${action.id} and e.kind = ${action.state} order by e.at desc, e.id desc limit 1`)
  if (!found) return null
  const { begun, ...rest } = found
  const undone: ActionState = begun ? 'in_progress' : 'open'
  return { ...rest, before: action.state === 'verified' || action.doneOn !== null ? 'done_awaiting_check' : undone }
}
