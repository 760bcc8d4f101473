import type { BeginLink, Household } from '#modules/register/index.ts'
import type { Actor } from '#platform/sql/database.ts'
import type { Tx } from '#platform/sql/index.ts'
import { listOpenRefsOfHousehold } from './queries/find-audit.ts'

/** What this person may start or carry on for a household: its open audits, or a new one. */
export async function beginLinks(tx: Tx, actor: Actor, household: Household): Promise<BeginLink[]> {
  const open = await listOpenRefsOfHousehold(tx, household.id)
  const carryOn = open.map((ref) => ({ text: `Open audit ${ref}`, href: `/audits/${ref}` }))
  // Nobody is offered what they would be refused: their own work, or that of the team they manage.
  const isOwnWork = household.teamManagerId === actor.id || household.workerId === actor.id
  if (!actor.duties.has('take_audits') || isOwnWork) return carryOn
  return [...carryOn, { text: 'Plan an audit', href: `/audits/new?household=${household.ref}` }]
}
