import type { Actor } from '#platform/actor.ts'
import type { HouseholdInView, Link, Standing } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'

/** Whoever sees a household may say that somebody there may not be safe. */
export async function beginLinks(_tx: Tx, _actor: Actor, { ref }: HouseholdInView): Promise<(Link & Standing)[]> {
  return [{ at: 30, text: 'Raise a safety alert', href: `/alerts/new?household=${ref}` }]
}
