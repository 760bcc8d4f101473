import { restrictedFrom } from '#platform/restricted.ts'
import { type Sql, sql, type Tx } from '#platform/sql/index.ts'

/** The first of several, and how many there are. */
export type AfterTheEnd = { ref: string; household: string; endedOn: Temporal.PlainDate | null; count: number }

export type Changed = { ref: string; household: string; what: 'carer' | 'team'; on: Temporal.PlainDate; count: number }

const hasEnded = (today: Temporal.PlainDate): Sql => sql`(h.status = 'ended' or h.ended_on <= ${today})`

/** Audits that are open although the approval of their household has ended; the oldest first. */
export function listAuditsAfterTheEnd(tx: Tx, today: Temporal.PlainDate): Promise<AfterTheEnd[]> {
  return tx.many(sql`select p.ref, h.ref as household, h.ended_on as "endedOn", count(*) over ()::int as count
    from households h join pieces p on p.household_id = h.id
    where ${hasEnded(today)} and p.stream = 'audit' and p.id < ${restrictedFrom} and p.state not in ('closed', 'cancelled')
    order by p.id limit 1`)
}

/** Households whose approval has ended although a child is placed there. */
export function listChildrenAfterTheEnd(tx: Tx, today: Temporal.PlainDate): Promise<AfterTheEnd[]> {
  return tx.many(sql`select h.ref, h.ref as household, h.ended_on as "endedOn", count(*) over ()::int as count
    from households h where ${hasEnded(today)} and h.id in (
      select p.household_id from placements p join children c on c.id = p.child_id
      where coalesce(p.ended_on, 'infinity') > ${today} and c.born_on > ${today.subtract({ years: 18 })})
    order by h.id limit 1`)
}

/** Audits that are open, and whose household lost a carer or went to another team since their last step; the latest first. */
export function listAuditsOfChanged(tx: Tx, today: Temporal.PlainDate): Promise<Changed[]> {
  const since = today.subtract({ days: 60 })
  return tx.many(sql`with changed as (
      select coalesce(w.stays_id, s.household_id) as household_id, s.until_on as day, 'carer' as what from carer_stays s
        left join merges w on w.kind = 'household' and w.ends_id = s.household_id and w.parted_at is null
        left join merges m on m.kind = 'carer' and m.ends_id = s.carer_id and m.parted_at is null
        where s.until_on between ${since} and ${today} and not exists (select from carer_stays o where o.carer_id in (s.carer_id, m.stays_id)
          and o.household_id in (s.household_id, w.stays_id) and o.until_on is null)
      union all
      select h.id, (max(v.replaced_at) at time zone 'Europe/London')::date, 'team' from history v join households h on h.id = v.row_id
        where v.table_name = 'households' and v.replaced_at >= ${since}::date
          and v.was ->> 'team_id' is not null and (v.was ->> 'team_id')::int is distinct from h.team_id group by h.id
    )
    select c.*, count(*) over ()::int as count from (
      select distinct on (p.id) p.id, p.ref, h.ref as household, c.what, c.day as on
      from changed c join households h on h.id = c.household_id join pieces p on p.household_id = h.id
      where not coalesce(${hasEnded(today)}, false) and p.stream = 'audit' and p.id < ${restrictedFrom} and p.state not in ('closed', 'cancelled')
        and c.day >= (p.state_since at time zone 'Europe/London')::date
      order by p.id, c.day desc, c.what
    ) c order by c.on desc, c.id limit 1`)
}
