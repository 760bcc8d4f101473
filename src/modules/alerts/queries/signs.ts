import type { Actor } from '#platform/sql/database.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { decidersOf, type Person } from '../road.ts'
import { findCast, listOpenCircles } from './cast.ts'

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
  const circles = await listOpenCircles(tx, householdId)
  const mayKnow = !actor || (await hasAPart(tx, householdId))
  const shown = circles.filter((circle) => mayKnow && !circle.includes(actor?.id ?? 0))
  if (shown.length === 0) return { open: circles.length, speakTo: [] }
  const cast = await findCast(tx, { householdId, childIds: [] }, today)
  const deciders = shown.flatMap((circle) => decidersOf(cast, circle))
  return {
    open: circles.length,
    speakTo: deciders.filter((one, at) => deciders.findIndex(({ id }) => id === one.id) === at),
  }
}

/** Whether this person sees the household now: a part that has ended, or a child who lived there once, shows nothing of today. */
async function hasAPart(tx: Tx, householdId: number): Promise<boolean> {
  const { has } = await tx.one<{ has: boolean }>(sql`select sees_household_now(${householdId}) as has`)
  return has
}
