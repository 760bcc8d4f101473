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
    from place_change_reasons r join episodes e on e.id = r.id join placements p on p.child_id = e.child_id and p.ended_on = e.ended_on
      join households h on h.id = p.household_id
    where r.reason = any (${reasons}) and e.ended_on between ${from} and ${until}
    group by p.id, h.ref, r.reason order by p.ended_on desc, p.id limit 50`)
