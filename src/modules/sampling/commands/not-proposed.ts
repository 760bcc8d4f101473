import { sql, type Tx } from '#platform/sql/index.ts'

/*
 * Neither stands in the trail: those who read it would ask why. The rows themselves say who did it and when, to those who may know.
 */

/** No proposal is made of this household from now on. */
export async function takeOut(tx: Tx, householdId: number, until: Temporal.Instant | null): Promise<void> {
  await tx.run(sql`insert into not_proposed (household_id, by_id, from_at, until_at)
    select ${householdId}, actor(), request_now(), ${until} where not exists (
      select from not_proposed n where n.household_id = ${householdId} and (n.until_at is null or n.until_at > request_now()))`)
}

/** It is proposed like any other again. */
export async function putBack(tx: Tx, id: number): Promise<void> {
  await tx.run(sql`update not_proposed set until_at = greatest(request_now(), from_at), ended_by_id = actor()
    where id = ${id} and (until_at is null or until_at > request_now())`)
}
