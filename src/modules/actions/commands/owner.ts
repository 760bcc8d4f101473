import { findPerson, listPeopleWithCases } from '#modules/people/index.ts'
import { Refused } from '#platform/problems.ts'
import type { Tx } from '#platform/sql/index.ts'

/** Throws Refused when nobody who works here has this number, or when their work holds no case: an action that its owner
 * cannot open is nobody's. */
export async function checkOwner(tx: Tx, ownerId: number, today: Temporal.PlainDate): Promise<void> {
  const person = await findPerson(tx, ownerId).catch(() => undefined)
  if (!person?.active)
    throw new Refused('The person you chose no longer works here. Go back and choose somebody who does.')
  if (!(await listPeopleWithCases(tx, today)).some(({ id }) => id === ownerId))
    throw new Refused(
      'The person you chose sees no case, so could not open this action. Go back and choose somebody else.',
    )
}
