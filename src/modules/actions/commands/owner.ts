import {
  findPerson,
  listPeopleWithCases,
  offerAnybody,
  type Offer,
  offerPeopleWithCases,
} from '#modules/people/index.ts'
import { Refused } from '#platform/problems.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { Action } from '../action.ts'

type Of = Pick<Action, 'sight'>
type Choosing = Parameters<typeof offerAnybody>[1]

/** Whether everybody who works here can open it: it comes from a piece that everybody may read, as a promise of a senior leader's does. */
const isForAll = ({ sight }: Of): boolean => sight === 'open'

/** Throws Refused when nobody who works here has this number, or when their work holds no case and the action is of one: an action that its
 * owner cannot open is nobody's. */
export async function checkOwner(tx: Tx, ownerId: number, today: Temporal.PlainDate, of: Of): Promise<void> {
  const person = await findPerson(tx, ownerId).catch(() => undefined)
  if (!person?.active)
    throw new Refused('The person you chose no longer works here. Go back and choose somebody who does.')
  if (!isForAll(of) && !(await listPeopleWithCases(tx, today)).some(({ id }) => id === ownerId))
    throw new Refused(
      'The person you chose sees no case, so could not open this action. Go back and choose somebody else.',
    )
}

/** Who may be chosen to own it. */
export const offerOwners = (tx: Tx, today: Temporal.PlainDate, of: Of, choosing: Choosing): Promise<Offer> =>
  isForAll(of) ? offerAnybody(tx, choosing) : offerPeopleWithCases(tx, today, choosing)
