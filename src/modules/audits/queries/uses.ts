import type { ShapedForm } from '#modules/forms/index.ts'
import { sql } from '#platform/sql/index.ts'

/** How many audits are on each version of the tool, and how many of them are open. */
export const countUses: ShapedForm['uses'] = async (tx) => {
  const rows = await tx.many<{ id: number; all: number; open: number }>(sql`
    select form_version_id as id, count(*) as "all", count(*) filter (where state not in ('closed', 'cancelled')) as open
    from pieces where stream = 'audit' group by form_version_id`)
  return new Map(rows.map(({ id, ...uses }) => [id, uses]))
}
