import { sql, type Tx } from '#platform/sql/index.ts'
import type { Area, Kind, State } from '../visit.ts'

export type Day = {
  ref: string
  state: State
  kind: Kind
  area: Area
  place: string
  leaderId: number
  leader: string
  companion: string | null
  /** Where `knowsDay` is false, the last day of its month; nobody along, and no place. */
  on: Temporal.PlainDate
  knowsDay: boolean
  wasHeld: boolean
  toldInTime: boolean | null
}

export type Period = { from: Temporal.PlainDate; to: Temporal.PlainDate }

/** Every day of the programme in a year, by date, with names: everybody who works here may read it. Of one on which practice is watched, those
 * who do not see the observation read the month alone. */
export const listDays = (tx: Tx, { from, to }: Period): Promise<Day[]> =>
  tx.many<Day>(sql`
    with told_of as materialized (
      select t.piece_id, bool_and(coalesce(t.at < t.due_at, case when t.due_at < request_now() then false end)) as in_time from told t
      where t.piece_id = any (array(select h.id from leader_visits h where h.held_on between ${from} and ${to})) and t.due_at is not null
      group by t.piece_id),
      named as materialized (select id, name from people),
      -- Whose days of theirs to know is asked of those on which practice is watched alone, and of each once.
      known as materialized (select w.id from leader_visits w where w.kind = 'watch' and coalesce(w.held_on, w.planned_for) between ${from} and ${to} and knows_day_of_visit(w.id))
    select piece.ref, piece.state, v.kind, v.area, case when k.knows then v.place else '' end as place, leader.id as "leaderId", leader.name as leader,
      case when k.knows then other.name end as companion, case when k.knows then d.on else (date_trunc('month', d.on) + interval '1 month' - interval '1 day')::date end as on,
      k.knows as "knowsDay", v.held_on is not null as "wasHeld", told_of.in_time as "toldInTime"
    from leader_visits v join pieces piece on piece.id = v.id
      join piece_people n on n.piece_id = v.id and n.part = 'leader' join named leader on leader.id = n.person_id
      left join named other on other.id = v.with_id left join told_of on told_of.piece_id = v.id
      cross join lateral (select coalesce(v.held_on, v.planned_for) as on) d cross join lateral (select v.kind <> 'watch' or v.id in (select id from known) as knows) k
    where d.on between ${from} and ${to}
    order by 9, v.id limit 500`)

export type Promises = { made: number; keptInTime: number; stillOpen: number }

/** What leaders promised on the days of a year, and what of it somebody else found done in time. */
export const countPromisesOf = (tx: Tx, { from, to }: Period): Promise<Promises> =>
  tx.one<Promises>(sql`
    select count(*)::int as made, count(*) filter (where a.state = 'verified' and a.verified_on <= a.due_on)::int as "keptInTime",
      count(*) filter (where a.state not in ('verified', 'not_done'))::int as "stillOpen"
    from actions a join leader_visits v on v.id = a.piece_id
    where v.held_on between ${from} and ${to} and a.state <> 'superseded'`)
