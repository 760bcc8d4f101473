import { listOpenRefsOfHousehold } from '#modules/audits/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { HouseholdInView, Link, Standing } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'
import { kindsForHousehold } from './kinds-by-hand.ts'

/** What this person may start or carry on for a household: its open audits, or a new one. */
export async function beginLinks(tx: Tx, actor: Actor, household: HouseholdInView): Promise<(Link & Standing)[]> {
  const open = await listOpenRefsOfHousehold(tx, household.id)
  const carryOn = open.map((ref) => ({ at: 10, text: `Open audit ${ref}`, href: `/audits/${ref}` }))
  // Nobody is offered what they would be refused: their own work, or that of the team they manage.
  const isOwnWork = household.teamManagerId === actor.id || household.workerId === actor.id
  const kinds = kindsForHousehold(actor, household)
  if (!actor.duties.has('take_audits') || kinds.length === 0 || isOwnWork) return carryOn
  const text = kinds.every((kind) => kind === 'early_review') ? 'Plan an early review' : 'Plan an audit'
  return [...carryOn, { at: 10, text, href: `/audits/new?household=${household.ref}` }]
}
