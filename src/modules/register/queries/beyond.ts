import { sql, type Sql, type Tx } from '#platform/sql/index.ts'

/** A day on which a child came to live in a home with more children than the usual limit, or than its terms say; or on which one came to
 * live with somebody who is approved for the time being. */
export type Beyond = {
  householdId: number
  ref: string
  kind: 'limit' | 'places' | 'temporary'
  since: Temporal.PlainDate
  /** Who was fostered there on that day, and who of them came on it. */
  childIds: number[]
  newIds: number[]
  places: number | null
  terms: string
  /** It is so still. */
  now: boolean
}

/** Homes that were beyond the usual limit of three or their own number since that day, or are so now; by day, as the register has it, and as far
 * as whoever asks sees them. `of`: which households. Young people who stay on as adults are not fostered any more. */
export const listBeyond = (
  tx: Tx,
  { back, today, of }: { back: Temporal.PlainDate; today: Temporal.PlainDate; of: Sql },
) =>
  tx.many<Beyond>(sql`
    with homes as materialized (
      select h.id, h.ref, h.status, h.places_approved as places, coalesce(h.terms, '') as terms from households h where ${of} and h.status <> 'ended'
    ), stays as materialized (
      select p.household_id as home, p.child_id as child, p.started_on as since, coalesce(p.ended_on, 'infinity'::date) as until,
        coalesce(c.born_on + interval '18 years', 'infinity')::date as grown
      from placements p join children c on c.id = p.child_id
      where p.household_id = any (array(select id from homes)) and p.started_on <= ${today} and coalesce(p.ended_on, 'infinity'::date) > ${back}::date - 31
    ), came as (
      select distinct s.home, s.since, max(s.since) over (partition by s.home) = s.since as latest from stays s where s.since > ${back}::date or s.until = 'infinity'
    ), there as (
      select d.home, d.since, d.latest, array_agg(distinct s.child) as children, array_agg(distinct s.child) filter (where s.since = d.since) as new,
        count(distinct s.child)::int as n, (select count(distinct t.child)::int from stays t where t.home = d.home and t.until > ${today}::date and t.grown > ${today}::date) as n_now
      from came d join stays s on s.home = d.home and s.since <= d.since and s.until > d.since and s.grown > d.since
      group by d.home, d.since, d.latest
    ), over as (
      select t.*, h.ref, h.places, h.terms, k.kind, k.most, t.n_now > k.most as now from there t join homes h on h.id = t.home
        cross join lateral (values ('limit', 3), ('places', h.places)) k (kind, most)
      where t.n > k.most and (t.since > ${back}::date or (t.latest and t.n_now > k.most))
    )
    select o.home as "householdId", o.ref, o.kind, o.since, o.children as "childIds", o.new as "newIds", o.places, o.terms, o.now from over o
    union all select h.id, h.ref, 'temporary', t.since, t.children, t.children, h.places, h.terms, true from homes h
      join lateral (select min(s.since) as since, array_agg(distinct s.child) as children from stays s where s.home = h.id and s.until = 'infinity') t on t.since is not null
      where h.status = 'temp_reg24'
    order by 4, 2, 3 limit 500`)
