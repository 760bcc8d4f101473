import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/sql/index.ts'
import { type Cast, decidersOf, type Person } from '../road.ts'
import { findCast, type OpenCircles, openCirclesOf } from './cast.ts'

/** That something is open on a household: nothing else is said to those who may not read it. */
export type Sign = {
  /** How many alerts are open on the household, whoever asks: what must wait, waits. */
  open: number
  /** Whom to speak to first; empty for somebody whom one of them must not reach, to whom nothing is shown. */
  speakTo: readonly Pick<Person, 'name' | 'telephone'>[]
  /** Where it was read for that: everybody who may have a part in an alert on the household. */
  cast?: Cast
}

export async function findSign(
  tx: Tx,
  actor: Pick<Actor, 'id'> | undefined,
  householdId: number,
  today: Temporal.PlainDate,
): Promise<Sign> {
  return signOf(tx, actor, householdId, today, await tx.one<OpenCircles>(openCirclesOf(householdId).query))
}

/** The same where the circles have been read with other things. */
export async function signOf(
  tx: Tx,
  actor: Pick<Actor, 'id'> | undefined,
  householdId: number,
  today: Temporal.PlainDate,
  { circles, hasAPart }: OpenCircles,
): Promise<Sign> {
  const mayKnow = !actor || hasAPart
  const shown = circles.filter((circle) => mayKnow && !circle.includes(actor?.id ?? 0))
  if (shown.length === 0) return { open: circles.length, speakTo: [] }
  const cast = await findCast(tx, { householdId, childIds: [] }, today)
  const deciders = shown.flatMap((circle) => decidersOf(cast, circle))
  return {
    open: circles.length,
    cast,
    speakTo: deciders.filter((one, at) => deciders.findIndex(({ id }) => id === one.id) === at),
  }
}
