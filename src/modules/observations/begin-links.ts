import type { Actor } from '#platform/actor.ts'
import type { HouseholdInView, Link, Standing } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'

/** Whoever watches practice may plan a visit to this household, with the worker who supervises it. */
export async function beginLinks(
  _tx: Tx,
  actor: Actor,
  { ref, workerId }: HouseholdInView,
): Promise<(Link & Standing)[]> {
  if (!actor.duties.has('observe_practice') || workerId === null || workerId === actor.id) return []
  return [{ at: 25, text: 'Plan an observed visit', href: `/observations/new?worker=${workerId}&household=${ref}` }]
}
