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
export async function listDays(tx: Tx, { from, to }: Period): Promise<Day[]> {
  const known = await listKnown(tx, { from, to })
  return tx.many<Day>(sql`
    with told_of as materialized (
      select t.piece_id, bool_and(coalesce(t.at < t.due_at, case when t.due_at < request_now() then false end)) as in_time from told t
      where t.piece_id = any (array(select h.id from leader_visits h where h.held_on between ${from} and ${to})) and t.due_at is not null
      group by t.piece_id),
      named as materialized (select id, name from people)
    select piece.ref, piece.state, v.kind, v.area, case when k.knows then v.place else '' end as place, leader.id as "leaderId", leader.name as leader,
      case when k.knows then other.name end as companion, case when k.knows then d.on else (date_trunc('month', d.on) + interval '1 month' - interval '1 day')::date end as on,
      k.knows as "knowsDay", v.held_on is not null as "wasHeld", told_of.in_time as "toldInTime"
    from leader_visits v join pieces piece on piece.id = v.id
      join piece_people n on n.piece_id = v.id and n.part = 'leader' join named leader on leader.id = n.person_id
      left join named other on other.id = v.with_id left join told_of on told_of.piece_id = v.id
      cross join lateral (select coalesce(v.held_on, v.planned_for) as on) d cross join lateral (select v.kind <> 'watch' or v.id = any (${known}::int[]) as knows) k
    where d.on between ${from} and ${to}
    order by 9, v.id limit 500`)
}

/** The days of a year on which practice is watched and that this person knows: the rule of knows_day_of_visit, of all of them at once. */
async function listKnown(tx: Tx, { from, to }: Period): Promise<number[]> {
  const known = await tx.many<{ id: number }>(sql`
    with watched as materialized (select w.id, w.with_id, coalesce(w.held_on, w.planned_for) as on_day from leader_visits w
      where w.kind = 'watch' and coalesce(w.held_on, w.planned_for) between ${from} and ${to}),
    days as materialized (select coalesce(array_agg(on_day), '{}') as all from watched),
    seen as materialized (select o.id, coalesce(o.seen_on, o.planned_for) as on_day from observations o
      where o.seen_on = any ((select d.all from days d)::date[]) or o.seen_on is null and o.planned_for = any ((select d.all from days d)::date[]))
    select w.id from watched w where (select (select actor()) is null or has_own_duty('arrange_programme') or has_own_duty('decide_disagreements'))
      or w.with_id = (select actor()) or exists (select from piece_people l where l.piece_id = w.id and l.part = 'leader' and l.person_id = (select actor()))
      or exists (select from seen s join piece_people n on n.piece_id = s.id and n.part = 'observer' and n.person_id = w.with_id where s.on_day = w.on_day)`)
  return known.map(({ id }) => id)
}

export type Promises = { made: number; keptInTime: number; stillOpen: number }

/** What leaders promised on the days of a year, and what of it somebody else found done in time. */
export const countPromisesOf = (tx: Tx, { from, to }: Period): Promise<Promises> =>
  tx.one<Promises>(sql`
    select count(*)::int as made, count(*) filter (where a.state = 'verified' and a.verified_on <= a.due_on)::int as "keptInTime",
      count(*) filter (where a.state not in ('verified', 'not_done'))::int as "stillOpen"
    from actions a join leader_visits v on v.id = a.piece_id
    where v.held_on between ${from} and ${to} and a.state <> 'superseded'`)
