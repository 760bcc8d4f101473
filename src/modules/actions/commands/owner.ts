import { findPerson } from '#modules/people/index.ts'
import { Refused } from '#platform/http/index.ts'
import type { Tx } from '#platform/sql/index.ts'

/** Throws Refused when nobody who works here has this number: an action without a living owner is nobody's. */
export async function checkOwner(tx: Tx, ownerId: number): Promise<void> {
  const person = await findPerson(tx, ownerId).catch(() => undefined)
  if (!person?.active)
    throw new Refused('The person you chose no longer works here. Go back and choose somebody who does.')
}
