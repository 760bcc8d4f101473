import type { BeginLink, Household } from '#modules/register/index.ts'
import type { Actor } from '#platform/sql/database.ts'
import { mayRaise } from './commands/raise.ts'

/** What this person may start for a household with actions. */
export function beginLinks(actor: Pick<Actor, 'duties'>, household: Pick<Household, 'ref'>): BeginLink[] {
  return mayRaise(actor) ? [{ text: 'Raise an action', href: `/actions/new?household=${household.ref}` }] : []
}
