import { beginPiece, findVersionInForce } from '#modules/evidence/index.ts'
import { tell } from '#modules/people/index.ts'
import { listChildrenPlaced } from '#modules/register/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import { isSupervisor, mayGrade, mistakesIn, type Plan } from '../planning.ts'
import { findPair } from '../queries/observations.ts'
import { observationSettings } from '../settings.ts'

/** Plans a visit that somebody watches, and tells whose visit it is; or says what stands against it. */
export async function planObservation(
  tx: Tx,
  plan: Plan,
  today: Temporal.PlainDate,
): Promise<{ ref: string } | { mistakes: readonly Mistake[] }> {
  const settings = await readSettings(tx, today, observationSettings)
  const { observerId, worker, householdId, on } = plan
  const { last: lastTogether } = await findPair(tx, observerId, worker.id)
  const mistakes = mistakesIn(plan, { lastTogether, settings, today })
  if (mistakes.length > 0) return { mistakes }
  const children = householdId === null ? [] : await listChildrenPlaced(tx, householdId, on, on)
  const people = [
    { part: 'observer', personId: observerId },
    { part: 'worker', personId: worker.id },
  ]
  const { formVersionId } = await findVersionInForce(tx, 'observation')
  const piece = { stream: 'observation', householdId, formVersionId, state: 'planned', dueOn: on, people } as const
  const begun = await beginPiece(tx, piece, (id) =>
    tx.run(sql`insert into observations (id, kind, in_room, planned_for, follows_up, supervises, graded, child_ids)
      values (${id}, ${plan.kind}, ${plan.inRoom}, ${on}, ${plan.followsUp}, ${isSupervisor(plan)},
        ${mayGrade(worker, on, settings)}, ${children.map((child) => child.id)})`),
  )
  await record(tx, { kind: 'observation planned', householdId, pieceId: begun.id, data: { kind: plan.kind } })
  await tell(tx, { to: worker.id, kind: 'observation planned', path: `/observations/${begun.ref}`, pieceId: begun.id })
  return begun
}
