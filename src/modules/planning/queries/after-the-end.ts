import { restrictedFrom } from '#platform/restricted.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

/** The first of several, and how many there are. */
export type AfterTheEnd = { ref: string; household: string; endedOn: Temporal.PlainDate | null; count: number }

/** Audits that are open although the approval of their household has ended; the oldest first. */
export function listAuditsAfterTheEnd(tx: Tx): Promise<AfterTheEnd[]> {
  return tx.many(sql`select p.ref, h.ref as household, h.ended_on as "endedOn", count(*) over ()::int as count
    from households h join pieces p on p.household_id = h.id
    where h.status = 'ended' and p.stream = 'audit' and p.id < ${restrictedFrom} and p.state not in ('closed', 'cancelled')
    order by p.id limit 1`)
}

/** Households whose approval has ended although a child is placed there. */
export function listChildrenAfterTheEnd(tx: Tx, today: Temporal.PlainDate): Promise<AfterTheEnd[]> {
  return tx.many(sql`select h.ref, h.ref as household, h.ended_on as "endedOn", count(*) over ()::int as count
    from households h where h.status = 'ended' and (h.ended_on is null or h.ended_on <= ${today}) and h.id in (
      select p.household_id from placements p join children c on c.id = p.child_id
      where coalesce(p.ended_on, 'infinity') > ${today} and c.born_on > ${today.subtract({ years: 18 })})
    order by h.id limit 1`)
}
