import { sql, type Tx } from '#platform/sql/index.ts'
import type { PlaceChangeReason } from '../why-it-ended.ts'

export type StayEnded = {
  householdId: number
  household: string
  endedOn: Temporal.PlainDate
  reason: PlaceChangeReason
}

/** The latest fifty stays that ended in these days (London dates, both included) for one of these reasons. None for whoever may not know why a
 * stay ended (decision 41). */
export const listStaysEnded = (
  tx: Tx,
  reasons: readonly PlaceChangeReason[],
  { from, until }: { from: Temporal.PlainDate; until: Temporal.PlainDate },
): Promise<StayEnded[]> =>
  tx.many<StayEnded>(sql`
    select p.household_id as "householdId", h.ref as household, p.ended_on as "endedOn", r.reason
    from stays_ended_for(${reasons}, ${from}, ${until}) r join placements p on p.id = r.placement_id join households h on h.id = p.household_id
    order by p.ended_on desc, p.id limit 50`)
