import type { Sight } from '#modules/evidence/index.ts'
import { findPerson, listPeopleAtWork, listPeopleWithCases } from '#modules/people/index.ts'
import { Refused } from '#platform/problems.ts'
import type { Tx } from '#platform/sql/index.ts'

/** Throws Refused when nobody who works here has this number, or when their work holds no case, unless everybody may read it: an
 * action that its owner cannot open is nobody's. */
export async function checkOwner(tx: Tx, ownerId: number, today: Temporal.PlainDate, sight: Sight): Promise<void> {
  const person = await findPerson(tx, ownerId).catch(() => undefined)
  if (!person?.active)
    throw new Refused('The person you chose no longer works here. Go back and choose somebody who does.')
  const may = sight === 'open' ? await listPeopleAtWork(tx, today) : await listPeopleWithCases(tx, today)
  if (!may.some(({ id }) => id === ownerId))
    throw new Refused(
      'The person you chose sees no case, so could not open this action. Go back and choose somebody else.',
    )
}
