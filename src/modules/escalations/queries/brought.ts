import { sql, type Tx } from '#platform/sql/index.ts'

export type HomeThen = {
  source: string
  on: Temporal.PlainDate
  childId: number
  officerId: number | null
  /** Where the child lived on that day, with our carers. */
  householdId: number | null
  managerId: number | null
}

/** Children by their number in the return, each with the home of a day, for whoever reports what reviewing officers escalate. */
export const homesThen = (tx: Tx, asked: readonly { source: string; on: string }[]): Promise<HomeThen[]> =>
  tx.many<HomeThen>(sql`select source, on_day as on, child_id as "childId", officer_id as "officerId", household_id as "householdId",
    manager_id as "managerId" from homes_of_escalations(${JSON.stringify(asked)}::jsonb)`)
