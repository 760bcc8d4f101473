import { sql, type Tx } from '#platform/sql/index.ts'

export type NotProposed = {
  id: number
  household: string
  by: string
  from: Temporal.Instant
  until: Temporal.Instant | null
}

/** The households that are proposed to nobody now, longest first. */
export const listNotProposed = (tx: Tx): Promise<NotProposed[]> =>
  tx.many<NotProposed>(sql`select n.id, h.ref as household, p.name as by, n.from_at as "from", n.until_at as "until"
    from not_proposed n join households h on h.id = n.household_id join people p on p.id = n.by_id
    where n.until_at is null or n.until_at > request_now() order by n.from_at, n.id limit 501`)
