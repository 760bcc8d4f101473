import { aComplaint, leadTo } from '#modules/complaints/testing.ts'
import { testNow } from '#test/database.ts'
import type { Stage } from './stage.ts'

/** A complaint that is answered, and one that nobody goes on with. */
export async function complained({ service, as, job }: Stage): Promise<void> {
  const begin = () =>
    as('complaints-1', (tx, actor) => aComplaint(tx, actor, service.household.ref, testNow)) as Promise<string>
  const keys = { officer: 'complaints-1', manager: 'tm-1' } as const
  for (const state of ['answered_1', 'stage_1'] as const)
    await leadTo((who, work) => as(keys[who], work), { ref: await begin(), state, now: testNow })
  for (let days = 1; days <= 15; days += 1) await job('remind of complaints', testNow.add({ hours: 24 * days }))
}
