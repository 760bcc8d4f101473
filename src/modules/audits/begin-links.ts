import type { BeginLink, Household } from '#modules/register/index.ts'
import type { Actor } from '#platform/sql/database.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

/** What this person may start or carry on for a household: its open audits, or a new one. */
export async function beginLinks(tx: Tx, actor: Actor, household: Household): Promise<BeginLink[]> {
  const open = await tx.many<{ ref: string }>(sql`
    select ref from audits where household_id = ${household.id} and state not in ('closed', 'cancelled') order by scheduled_for`)
  const carryOn = open.map(({ ref }) => ({ text: `Open audit ${ref}`, href: `/audits/${ref}` }))
  if (!actor.duties.has('take_audits') && !actor.duties.has('assign_moderators')) return carryOn
  return [...carryOn, { text: 'Plan an audit', href: `/audits/new?household=${household.ref}` }]
}
