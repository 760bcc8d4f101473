import type { ShapedForm } from '#modules/forms/index.ts'
import { countedUpTo } from '#platform/list-page.ts'
import { sql } from '#platform/sql/index.ts'

/** How many audits are on each version of the tool, counted to 501 as every list is, and how many of them are open. */
export const countUses: ShapedForm['uses'] = async (tx) => {
  const rows = await tx.many<{ id: number; all: number; open: number }>(sql`
    with open as materialized (
      select form_version_id as id, count(*)::int as times from pieces where stream = 'audit' and state not in ('closed', 'cancelled') group by 1
    )
    select f.id, (select count(*)::int from (select from pieces p where p.form_version_id = f.id limit ${countedUpTo + 1}) counted) as "all",
      coalesce(open.times, 0) as open
    from form_versions f left join open on open.id = f.id where f.form = 'audit'`)
  return new Map(rows.map(({ id, ...uses }) => [id, uses]))
}
