import type { BeginLink, Household } from '#modules/register/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/sql/index.ts'
import { mayRaiseFor } from './commands/raise.ts'

/** What this person may start for a household with actions. */
export async function beginLinks(
  tx: Tx,
  actor: Pick<Actor, 'duties'>,
  household: Pick<Household, 'id' | 'ref'>,
): Promise<BeginLink[]> {
  if (!(await mayRaiseFor(tx, actor, { householdId: household.id }))) return []
  return [{ text: 'Raise an action', href: `/actions/new?household=${household.ref}` }]
}
