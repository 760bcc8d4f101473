import type { State } from '#modules/audits/index.ts'
import { isApproved } from '#modules/register/index.ts'
import type { Month } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Drawable } from '../selection.ts'

/** Every household, with what decides whether it may be drawn this month. An audit that lies ahead is no audit yet. */
export async function listDrawable(tx: Tx, month: Month, today: Temporal.PlainDate): Promise<Drawable[]> {
  type Row = Omit<Drawable, 'approved'> & Parameters<typeof isApproved>[0]
  const rows = await tx.many<Row>(sql`
    select h.id, h.status, t.manager_id as "managerId",
      (select max(coalesce(a.meeting_on, a.scheduled_for)) from audits a
        where a.household_id = h.id and a.state <> 'cancelled' and coalesce(a.meeting_on, a.scheduled_for) <= ${today}) as "auditedOn",
      exists (select from sample_draws d where d.drawn = h.id and d.month = ${firstOf(month)}) as "drawnThisMonth"
    from households h left join teams t on t.id = h.team_id`)
  return rows.map((row) => ({ ...row, approved: isApproved(row) }))
}

export type Draw = {
  id: number
  teamId: number
  team: string
  manager: string | null
  seed: string
  candidates: readonly number[]
  household: string
  audit: string | null
  auditState: State | null
  drawnBy: string | null
  drawnAt: Temporal.Instant
  /** The draw that took its place, and why. */
  swappedFor: number | null
  swapReason: string | null
}

const draws = sql`
  select d.id, d.team_id as "teamId", t.name as team, m.name as manager, d.seed, d.candidates, h.ref as household,
    a.ref as audit, a.state as "auditState", p.name as "drawnBy", d.drawn_at as "drawnAt",
    d.swapped_for as "swappedFor", d.swap_reason as "swapReason"
  from sample_draws d join teams t on t.id = d.team_id join households h on h.id = d.drawn
    left join people m on m.id = t.manager_id left join audits a on a.id = d.audit_id left join people p on p.id = d.drawn_by`

/** A month’s draws, those that were swapped among them, team by team in the order they were drawn. */
export function listDraws(tx: Tx, month: Month): Promise<Draw[]> {
  return tx.many<Draw>(sql`${draws} where d.month = ${firstOf(month)} order by t.name, d.id`)
}

export async function lockDraw(tx: Tx, id: number): Promise<Draw & { month: Temporal.PlainDate }> {
  const { month } = await tx.one<{ month: Temporal.PlainDate }>(
    sql`select month from sample_draws where id = ${id} for update`,
  )
  return { ...(await tx.one<Draw>(sql`${draws} where d.id = ${id}`)), month }
}

export const firstOf = (month: Month): Temporal.PlainDate => month.toPlainDate({ day: 1 })
