import { listReaders } from '#modules/alerts/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { AuditPlan } from '../audits/plan.ts'
import { dateOf, iso } from '../days.ts'
import { decisionOfAnAlert } from '../phrases/responses.ts'
import type { Known } from './known.ts'
import { at } from './moments.ts'

/** A safety alert of an audit with its one entry, who was told, and the decision where it was taken. */
export async function loadAlert(tx: Tx, plan: AuditPlan, pieceId: number, known: Known): Promise<void> {
  const { alert } = plan
  if (!alert) return
  const { cleared } = alert
  const [householdId, raisedAt, by] = [known.household(plan.household), at(alert.at), known.person(alert.by)]
  const decided = cleared ? JSON.stringify(decisionOfAnAlert) : null
  const { id } = await tx.one<{ id: number }>(sql`
    insert into alerts (household_id, raised_at, again_at, climbs_at, decided_by, decided_at, ended_as, decision, decided, saved_at)
    values (${householdId}, ${raisedAt}, ${raisedAt}::timestamptz + interval '2 hours',
      (${iso(alert.at.day)}::date + time '17:00') at time zone 'Europe/London', ${cleared ? known.person(cleared.by) : null},
      ${cleared ? at(cleared.at) : null}, ${cleared ? 'decided' : null}, ${cleared?.decision ?? null}, ${decided}::jsonb,
      ${at(cleared?.at ?? alert.at)}) returning id`)
  const entry = await tx.one<{ id: number }>(sql`
    insert into alert_entries (alert_id, at, came_at, by_id, source, piece_id, what, saved_at)
    values (${id}, ${raisedAt}, ${raisedAt}, ${by}, 'piece', ${pieceId}, ${alert.what}, ${raisedAt}) returning id`)
  const readers = await listReaders(tx, { householdId, childIds: [] }, [], dateOf(alert.at.day))
  for (const reader of readers)
    await tx.run(sql`insert into alert_lines (alert_id, entry_id, at, kind, person_id)
      values (${id}, ${entry.id}, ${raisedAt}, ${reader.why}, ${reader.id})`)
  await tx.run(sql`insert into alert_lines (alert_id, at, kind, by_id, words)
    values (${id}, ${raisedAt}, 'noted', ${by}, ${alert.told})`)
}
