import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Action, ActionState, ForWhom, Priority } from './action.ts'
import { findAction } from './queries/actions.ts'

type Given = {
  householdId?: number | null
  pieceId?: number | null
  sourceQuestion?: string
  says?: string
  forWhom?: ForWhom
  ownerId: number
  raisedBy?: number | null
  priority?: Priority
  /** ISO text. */
  dueOn?: string
  state?: ActionState
  evidence?: string
  doneOn?: string
  doneBy?: number
  verifiedOn?: string
  verifiedBy?: number
}

/** An action for a test, as it stands and without its history; what is not given is the plainest thing. */
export async function anAction(tx: Tx, given: Given): Promise<Action> {
  const { ref } = await tx.one<{ ref: string }>(sql`insert into actions (household_id, piece_id, source_question, says,
      for_whom, owner_id, raised_by, raised_at, priority, due_on, state, evidence, done_on, done_by,
      verified_on, verified_by)
    values (${given.householdId ?? null}, ${given.pieceId ?? null}, ${given.sourceQuestion ?? null},
      ${given.says ?? 'Agree who may consent to school trips'}, ${given.forWhom ?? 'child'}, ${given.ownerId},
      ${given.raisedBy ?? null}, request_now(), ${given.priority ?? 'p3'}, ${given.dueOn ?? '2026-12-31'},
      ${given.state ?? 'open'}, ${given.evidence ?? ''}, ${given.doneOn ?? null},
      ${given.doneBy ?? null}, ${given.verifiedOn ?? null}, ${given.verifiedBy ?? null})
    returning ref`)
  return findAction(tx, ref)
}

/** Somebody who asks, for tests that need no database. */
export function anActor(given: { id: number; duties?: readonly string[]; actsFor?: readonly number[] }): Actor {
  return {
    id: given.id,
    name: `Person ${given.id}`,
    demonstrationKey: null,
    roles: [],
    duties: new Set(given.duties ?? []),
    actsFor: given.actsFor ?? [given.id],
    reach: 'service',
  }
}
