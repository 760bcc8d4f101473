import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/sql/index.ts'
import { decidersOf, type Person } from '../road.ts'
import { findCast, findOpenCircles } from './cast.ts'

/** That something is open on a household: nothing else is said to those who may not read it. */
export type Sign = {
  /** How many alerts are open on the household, whoever asks: what must wait, waits. */
  open: number
  /** Whom to speak to first; empty for somebody whom one of them must not reach, to whom nothing is shown. */
  speakTo: readonly Pick<Person, 'name' | 'telephone'>[]
}

export async function findSign(
  tx: Tx,
  actor: Pick<Actor, 'id'> | undefined,
  householdId: number,
  today: Temporal.PlainDate,
): Promise<Sign> {
  const { circles, hasAPart } = await findOpenCircles(tx, householdId)
  const mayKnow = !actor || hasAPart
  const shown = circles.filter((circle) => mayKnow && !circle.includes(actor?.id ?? 0))
  if (shown.length === 0) return { open: circles.length, speakTo: [] }
  const cast = await findCast(tx, { householdId, childIds: [] }, today)
  const deciders = shown.flatMap((circle) => decidersOf(cast, circle))
  return {
    open: circles.length,
    speakTo: deciders.filter((one, at) => deciders.findIndex(({ id }) => id === one.id) === at),
  }
}
