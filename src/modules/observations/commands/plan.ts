import { beginAndTell } from '#modules/evidence/index.ts'
import { listChildrenPlaced } from '#modules/register/index.ts'
import type { Mistake } from '#platform/problems.ts'
import { readSettings } from '#platform/settings/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { isSupervisor, mayGrade, mistakesIn, type Plan } from '../planning.ts'
import { findPair } from '../queries/rota.ts'
import { observationSettings } from '../settings.ts'

/** Plans a visit that somebody watches, and tells whose visit it is; or says all that stands against it, with what was `found` already. */
export async function planObservation(
  tx: Tx,
  plan: Plan,
  today: Temporal.PlainDate,
  found: readonly Mistake[] = [],
): Promise<{ ref: string } | { mistakes: readonly Mistake[] }> {
  const settings = await readSettings(tx, today, observationSettings)
  const { observerId, worker, householdId, on, kind } = plan
  const mistakes = [...found, ...mistakesIn(plan, { ...(await findPair(tx, observerId, worker.id)), settings, today })]
  if (mistakes.length > 0) return { mistakes }
  const parts = { observer: observerId, worker: worker.id }
  const tells = { kind: 'observation planned', path: '/observations', to: [worker.id] } as const
  const step = { stream: 'observation', state: 'planned', records: 'observation planned', data: { kind } } as const
  return beginAndTell(tx, { ...step, householdId, dueOn: on, parts, tells }, async (id) => {
    const children = householdId === null ? [] : await listChildrenPlaced(tx, householdId, on, on)
    await tx.run(sql`insert into observations (id, kind, in_room, planned_for, follows_up, supervises, graded, child_ids)
      values (${id}, ${kind}, ${plan.inRoom}, ${on}, ${plan.followsUp}, ${isSupervisor(plan)},
        ${mayGrade(worker, on, settings)}, ${children.map((child) => child.id)})`)
  })
}
