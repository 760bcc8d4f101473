import { sql, type Tx } from '#platform/sql/index.ts'
import { part } from '#platform/sql/together.ts'
import type { Counted } from '../return.ts'
import { listFound } from './found.ts'

export type TeamOf = { id: number; name: string; mine: boolean }

/** The teams whose returns this person may open: those that they manage, or stand in for; all, for those who read the month. */
export const listTeamsOfReturns = (tx: Tx): Promise<TeamOf[]> =>
  tx.many<TeamOf>(sql`select t.id, t.name, manages_team(t.id) as mine from teams t where (has_duty('read_month') or manages_team(t.id))
    and exists (select from households h where h.team_id = t.id) order by t.name, t.id`)

export type Signed = {
  id: number
  teamId: number
  month: Temporal.PlainDate
  counted: Counted
  worry: string
  because: string
  by: string
  byMe: boolean
  at: Temporal.Instant
  acknowledged: { name: string; on: string }[]
  acknowledgedByMe: boolean
}

const signed = sql`select r.id, r.team_id as "teamId", r.month, r.counted, r.worry, r.not_told_because as because, p.name as by,
    r.signed_by = actor() as "byMe", r.signed_at as at,
    coalesce((select jsonb_agg(jsonb_build_object('name', w.name, 'on', (a.at at time zone 'Europe/London')::date) order by a.at) from return_acknowledgements a
      join people w on w.id = a.person_id where a.return_id = r.id), '[]') as acknowledged,
    exists (select from return_acknowledgements a where a.return_id = r.id and a.person_id = actor()) as "acknowledgedByMe"
  from monthly_returns r join people p on p.id = r.signed_by where r.withdrawn_at is null`

/** Those of these months that are signed. */
export const listSigned = (tx: Tx, from: Temporal.PlainDate): Promise<Signed[]> =>
  tx.many<Signed>(sql`${signed} and r.month >= ${from} order by r.month desc, r.id limit 500`)

export const findSigned = (tx: Tx, teamId: number, month: Temporal.PlainYearMonth): Promise<Signed | undefined> =>
  tx.maybe<Signed>(sql`${signed} and r.team_id = ${teamId} and r.month = ${month.toPlainDate({ day: 1 })}`)

/** The numbers of those that are signed of a month, each of its own; without the right to read the month, those of one's teams. */
export const countedIn = (month: Temporal.PlainYearMonth) =>
  part<{ counted: Counted }>(
    sql`select r.counted from monthly_returns r where r.withdrawn_at is null and r.month = ${month.toPlainDate({ day: 1 })} order by r.id limit 500`,
    {},
  )

/** Whether the return is for them: clause 4.9 names their post. */
export const isNamed = async (tx: Tx): Promise<boolean> =>
  (await tx.one<{ yes: boolean }>(sql`select is_named_in_4_9() as yes`)).yes

/** The numbers of a team and a month, as the records say them now. */
export async function countReturn(
  tx: Tx,
  teamId: number,
  month: Temporal.PlainYearMonth,
  today: Temporal.PlainDate,
): Promise<Counted> {
  const [from, to] = [month.toPlainDate({ day: 1 }), month.toPlainDate({ day: month.daysInMonth })]
  const read = await tx.one<Record<string, number>>(sql`
    with own as materialized (
      select e.*, coalesce(e.began_on, e.from_on) as day, p.state,
        exists (select from clocks c where c.piece_id = e.id and c.severity = 'law' and c.extends is null and (c.due_at at time zone 'Europe/London')::date between ${from}::date + 1 and ${to}::date + 1
          and (c.state = 'late' or c.state = 'running' and c.due_at <= request_now())) as over,
        exists (select from clocks c where c.piece_id = e.id and c.key = 'clk.exc_six' and c.state = 'met') as in_time,
        exists (select from moves m where m.piece_id = e.id and m.move = 'extend' and m.to_state = 'extended' and (m.at at time zone 'Europe/London')::date between ${from} and ${to}
          and not exists (select from moves u where u.undoes = m.id)) as extended
      from exemptions e join pieces p on p.id = e.id join households h on h.id = p.household_id
      where h.team_id = ${teamId} and p.state <> 'cancelled' and p.id < 500000000 and e.from_on <= ${to} and coalesce(e.ended_on, ${from}::date) >= ${from}::date - 31
    ), new as (select * from own where day between ${from} and ${to} or from_on between ${from} and ${to})
    select count(*) filter (where kind = 'exemption' and from_on between ${from} and ${to})::int as asked,
      count(*) filter (where kind = 'exemption' and began_on between ${from} and ${to})::int as granted,
      count(*) filter (where kind = 'exemption' and began_on is not null and ended_on between ${from} and ${to})::int as ended,
      count(*) filter (where kind = 'exemption' and began_on <= ${to} and coalesce(ended_on, 'infinity') > ${to})::int as open,
      count(*) filter (where kind = 'exception' and began_on between ${from} and ${to})::int as "exceptionStarted",
      count(*) filter (where kind = 'exception' and in_time and ended_on between ${from} and ${to})::int as "exceptionSettled",
      count(*) filter (where kind = 'exception' and over)::int as "exceptionOver",
      count(*) filter (where kind = 'exception' and began_on <= ${to} and coalesce(ended_on, 'infinity') > ${to})::int as "exceptionOpen",
      count(*) filter (where kind = 'temporary' and began_on between ${from} and ${to})::int as "temporaryStarted",
      count(*) filter (where kind = 'temporary' and extended)::int as "temporaryExtended",
      count(*) filter (where kind = 'temporary' and over)::int as "temporaryOver",
      count(*) filter (where kind = 'temporary' and ended_on between ${from} and ${to})::int as "temporaryEnded",
      count(*) filter (where kind = 'temporary' and began_on <= ${to} and coalesce(ended_on, 'infinity') > ${to})::int as "temporaryOpen",
      (select count(*) from told t where t.piece_id in (select id from new) and t.due_at is not null)::int as whole,
      (select count(*) from told t where t.piece_id in (select id from new) and t.due_at is not null and t.at < t.due_at)::int as part
    from own`)
  const found = await listFound(tx, sql`h.team_id = ${teamId}`, today)
  const n = (key: string): number => read[key] ?? 0
  return {
    exemption: { asked: n('asked'), granted: n('granted'), ended: n('ended'), open: n('open') },
    exception: {
      started: n('exceptionStarted'),
      settled: n('exceptionSettled'),
      over: n('exceptionOver'),
      open: n('exceptionOpen'),
    },
    temporary: {
      ...{ started: n('temporaryStarted'), extended: n('temporaryExtended'), over: n('temporaryOver') },
      ...{ ended: n('temporaryEnded'), open: n('temporaryOpen') },
    },
    told: { part: n('part'), whole: n('whole') },
    unspoken: found.filter(({ since }) => Temporal.PlainDate.compare(since, to) <= 0).length,
  }
}
