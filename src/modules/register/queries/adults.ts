import { londonDate } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { PlacedChild } from '../household.ts'
import { adultsIn } from './children.ts'

/** Somebody who stayed on as an adult; `toldOn`: the day as of which that is said, of what is over. */
export type Adult = PlacedChild & { toldOn: Temporal.PlainDate | null }

type Time = { householdId: number; periodFrom: Temporal.PlainDate; periodTo: Temporal.PlainDate }

/** Those who lived in a household in a time as adults only. Of what was over at a moment as it was known then, whatever a later file says. */
export async function listAdults(
  tx: Tx,
  { householdId, periodFrom, periodTo }: Time,
  stays: readonly PlacedChild[],
  at: Temporal.Instant | null,
): Promise<Adult[]> {
  const known = at === null ? stays : await listStaysThen(tx, householdId, at)
  const toldOn = at && londonDate(at)
  return adultsIn(known, periodFrom, periodTo).map((one) => ({ ...one, toldOn }))
}

const listStaysThen = (tx: Tx, householdId: number, at: Temporal.Instant): Promise<PlacedChild[]> =>
  tx.many<PlacedChild>(sql`
    select c.id, c.ref, s.initials, s.born_on as "bornOn", c.iro_id as "iroId", s.placement_id as "placementId", s.placed_from as "placedFrom",
      s.placed_until as "placedUntil", false as "longTerm", false as "endedUnplanned"
    from stays_then(${householdId}, ${at}) s join children c on c.id = s.child_id order by s.born_on, c.id, s.placed_from`)
