import { Refused } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { TypedPlan } from '../plan.ts'

/** Begins a plan, under way. Gives back its key. */
export async function beginPlan(tx: Tx, plan: TypedPlan): Promise<string> {
  const { key } = await tx.one<{ key: string }>(sql`
    insert into improvement_plans (aim, question, source, led_by, from_on, by_on, shows, saved_by)
    values (${plan.aim}, ${plan.question}, ${plan.source}, ${plan.ledBy}, ${plan.from}, ${plan.by}, ${plan.shows}, actor()) returning key`)
  await record(tx, { kind: 'plan to improve: begun', data: { key } })
  return key
}

/** Writes at a plan. `seen`: the version that was shown. What is over is so since the day on which that was said, and under way again when
 * that was a mistake. */
export async function rewritePlan(
  tx: Tx,
  { key, seen, today }: { key: string; seen: number; today: Temporal.PlainDate },
  plan: TypedPlan,
): Promise<void> {
  const how = plan.stands
  const isOpen = how === 'open'
  const done = await tx.run(sql`
    update improvement_plans set aim = ${plan.aim}, question = ${plan.question}, source = ${plan.source}, led_by = ${plan.ledBy},
      from_on = ${plan.from}, by_on = ${plan.by}, shows = ${plan.shows}, stands = ${how}, worked = ${how === 'done' ? plan.worked : ''},
      came_of = ${plan.cameOf}, ended_on = case when ${isOpen} then null when stands = ${how} then ended_on else ${today}::date end,
      version = version + 1, saved_by = actor(), saved_at = request_now()
    where key = ${key} and version = ${seen}`)
  if (done === 0) throw new Refused('Somebody has changed this meanwhile. Look at what stands there now.')
  await record(tx, { kind: 'plan to improve: changed', data: { key, stands: how } })
}
