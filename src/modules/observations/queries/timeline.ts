import type { Happening } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

/** That a visit to the household was observed, and when: what the class leaves open. The way to it only for whoever sees it. */
export async function timelineOfObservations(tx: Tx, householdId: number): Promise<Happening[]> {
  const visits = await tx.many<{ on: Temporal.PlainDate; ref: string | null }>(sql`
    select v.on_day as on, o.ref from visits_observed(${householdId}) v
      left join (select p.ref, o.seen_on from observations o join pieces p on p.id = o.id where p.household_id = ${householdId}) o on o.seen_on = v.on_day`)
  const what = 'A visit was observed'
  return visits.map(({ on, ref }) => (ref ? { on, what, href: `/observations/${ref}` } : { on, what }))
}
