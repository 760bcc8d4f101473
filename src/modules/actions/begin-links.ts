import type { Actor } from '#platform/actor.ts'
import type { HouseholdInView, Link, Standing } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'
import { mayRaiseFor } from './commands/raise.ts'

/** What this person may start for a household with actions. */
export async function beginLinks(
  tx: Tx,
  actor: Pick<Actor, 'duties'>,
  household: Pick<HouseholdInView, 'id' | 'ref'>,
): Promise<(Link & Standing)[]> {
  if (!(await mayRaiseFor(tx, actor, { householdId: household.id }))) return []
  return [{ at: 20, text: 'Set an action', href: `/actions/new?household=${household.ref}` }]
}

/** The same once a safety alert has ended. */
export async function followingLinks(
  tx: Tx,
  actor: Pick<Actor, 'duties'>,
  household: Pick<HouseholdInView, 'id' | 'ref'>,
): Promise<Link[]> {
  const links = await beginLinks(tx, actor, household)
  return links.map(({ href }) => ({ text: 'Set an action for what follows', href }))
}
