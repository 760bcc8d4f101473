import { sql, type Tx } from '#platform/sql/index.ts'

/** Overdue actions that have not reached the top of the ladder. */
export async function listRefsToEscalate(tx: Tx, today: Temporal.PlainDate): Promise<string[]> {
  const rows = await tx.many<{ ref: string }>(sql`select ref from actions
    where state in ('open', 'in_progress') and due_on < ${today} and escalation_step < 2 order by id`)
  return rows.map((row) => row.ref)
}
