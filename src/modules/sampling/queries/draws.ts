import type { Kind, State } from '#modules/audits/index.ts'
import { metIn } from '#modules/evidence/index.ts'
import { isApproved, recordsOf } from '#modules/register/index.ts'
import { isBefore, type Month } from '#platform/dates/index.ts'
import type { AskedPage, ListPage } from '#platform/list-page.ts'
import { restrictedFrom } from '#platform/restricted.ts'
import { listPage, sql, type Tx } from '#platform/sql/index.ts'
import type { Drawable } from '../selection.ts'

/** Every household, with what decides whether it may be drawn this month. An audit that lies ahead is no audit yet,
 * and one that is restricted is none that the draw may tell of: its household is offered like any other. */
export async function listDrawable(
  tx: Tx,
  month: Month,
  today: Temporal.PlainDate,
  /** Whether audits of every kind count as audited; else those of managers and of a theme alone. */
  everyAudit: boolean,
): Promise<Drawable[]> {
  const counting: readonly Kind[] = ['monthly_case_file', 'thematic']
  type Row = Omit<Drawable, 'approved'> & Parameters<typeof isApproved>[0]
  const rows = await tx.many<Row>(sql`
    with met as materialized (select * from ${metIn(laterDay(month, today))})
    select h.id, h.status, t.manager_id as "managerId",
      (select max(coalesce(a.meeting_on, a.scheduled_for)) from pieces piece join audits a on a.id = piece.id
        where piece.household_id = any (${recordsOf(sql`h.id`)}) and piece.id < ${restrictedFrom} and piece.state <> 'cancelled' and (${everyAudit} or a.kind = any (${counting}::text[])) and coalesce(a.meeting_on, a.scheduled_for) <= ${today}) as "auditedOn",
      exists (select from sample_draws d where d.drawn = any (${recordsOf(sql`h.id`)}) and d.month = ${firstOf(month)}) as "drawnThisMonth",
      exists (select from met where met.counts and met.household_id = any (${recordsOf(sql`h.id`)})) as "metThisQuarter",
      array(select met.person_id from met where met.household_id = any (${recordsOf(sql`h.id`)})) as "metBy",
      h.id = any ((select never_proposed())::int[]) as "neverProposed"
    from households h left join teams t on t.id = h.team_id`)
  return rows.map((row) => ({ ...row, approved: isApproved(row) }))
}

/** A day of the month in which what is drawn will be audited: what is swapped after its month is audited now. */
const laterDay = (month: Month, today: Temporal.PlainDate): Temporal.PlainDate =>
  isBefore(firstOf(month), today) ? today : firstOf(month)

export type Draw = {
  id: number
  month: Temporal.PlainDate
  teamId: number
  team: string
  manager: string | null
  seed: string
  /** How many households it was drawn from. */
  candidates: number
  /** Of how many approved households; null of draws from before that was kept. */
  approved: number | null
  household: string
  audit: string | null
  auditState: State | null
  drawnBy: string | null
  drawnAt: Temporal.Instant
  /** The draw that took its place, what it drew, and why. */
  swappedFor: number | null
  nextHousehold: string | null
  nextDrawnBy: string | null
  nextDrawnAt: Temporal.Instant | null
  swapReason: string | null
}

const columns = sql`d.id, d.month, d.team_id as "teamId", t.name as team, m.name as manager, d.seed, cardinality(d.candidates) as candidates, d.approved, h.ref as household,
    piece.ref as audit, piece.state as "auditState", p.name as "drawnBy", d.drawn_at as "drawnAt",
    d.swapped_for as "swappedFor", d.swap_reason as "swapReason", nh.ref as "nextHousehold", np.name as "nextDrawnBy",
    n.drawn_at as "nextDrawnAt"`
const from = sql`sample_draws d join teams t on t.id = d.team_id join households h on h.id = d.drawn
    left join people m on m.id = t.manager_id left join pieces piece on piece.id = d.audit_id left join people p on p.id = d.drawn_by
    left join sample_draws n on n.id = d.swapped_for left join households nh on nh.id = n.drawn left join people np on np.id = n.drawn_by`
const draws = sql`select ${columns} from ${from}`

/** A month’s draws, those that were swapped among them, team by team in the order they were drawn. */
export function listDraws(tx: Tx, month: Month): Promise<Draw[]> {
  return tx.many<Draw>(sql`${draws} where d.month = ${firstOf(month)} order by t.name, d.id`)
}

/** One draw, and the households that it was drawn from. */
export function findDraw(tx: Tx, id: number): Promise<Draw & { from: number[] }> {
  return tx.one(sql`select ${columns}, d.candidates as "from" from ${from} where d.id = ${id}`)
}

/** The draws of a month to be read, a page of them. */
export function listDrawsOfMonth(
  tx: Tx,
  { month, teamId }: { month: Month; teamId?: number | undefined },
  asked: AskedPage,
): Promise<ListPage<Draw>> {
  const list = {
    columns,
    from,
    counted: sql`sample_draws d join teams t on t.id = d.team_id`,
    where: [sql`d.month = ${firstOf(month)}`, ...(teamId === undefined ? [] : [sql`d.team_id = ${teamId}`])],
    order: [sql`t.name`, sql`d.id`],
    toItsEnd: true,
  }
  return listPage<Draw>(tx, list, asked)
}

export async function lockDraw(tx: Tx, id: number): Promise<Draw> {
  await tx.one(sql`select id from sample_draws where id = ${id} for update`)
  return tx.one<Draw>(sql`${draws} where d.id = ${id}`)
}

export const firstOf = (month: Month): Temporal.PlainDate => month.toPlainDate({ day: 1 })
