import { sql, type Tx } from '#platform/sql/index.ts'

/** What counts from before items were kept: safe to do again. */
export async function fillEvidence(tx: Tx): Promise<void> {
  await tx.run(sql`select fill_evidence()`)
}
