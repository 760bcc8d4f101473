import { londonDate } from '#platform/dates/index.ts'
import type { Happening } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'
import { listActionsOfHousehold } from './actions.ts'

/** When the actions of a household were set. */
export async function timelineOfActions(
  tx: Tx,
  householdId: number,
  _today: Temporal.PlainDate,
  most: number,
): Promise<Happening[]> {
  return (await listActionsOfHousehold(tx, householdId, most)).map(({ ref, raisedAt, says }) => ({
    on: londonDate(raisedAt),
    what: `Action ${ref} set`,
    detail: says,
    href: `/actions/${ref}`,
  }))
}
