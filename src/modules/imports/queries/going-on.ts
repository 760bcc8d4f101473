import { sql, type Tx } from '#platform/sql/index.ts'
import { restrictedFrom } from '#platform/restricted.ts'
import type { GoingOn } from '../what-is-open.ts'

/** What goes on in these households now: nothing of what goes by the person or is restricted, which no line of an import may say. */
export async function findGoingOn(
  tx: Tx,
  households: readonly string[],
  today: Temporal.PlainDate,
): Promise<Map<string, GoingOn>> {
  if (households.length === 0) return new Map()
  const rows = await tx.many<GoingOn & { household: string }>(sql`select h.source_id as household,
      array(select p.ref from pieces p where p.household_id = h.id and p.stream = 'audit' and p.id < ${restrictedFrom}
        and p.state not in ('closed', 'cancelled') order by p.id) as audits,
      (select min(r.due_on)::text from carer_reviews r where r.household_id = h.id and r.held_on is null and r.ended_on is null) as "reviewDue",
      (select count(*)::int from placements p where p.household_id = h.id and (p.ended_on is null or p.ended_on > ${today})) as children
    from households h where h.source_id = any (${households})`)
  return new Map(rows.map(({ household, ...open }) => [household, open]))
}
