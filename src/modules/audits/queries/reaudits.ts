import { sql, type Tx } from '#platform/sql/index.ts'
import type { Audit, State } from '../audit.ts'

/** The audit that this one is a re-audit of, as far as the person may see it. */
export async function findOriginal(tx: Tx, { reauditOf }: Pick<Audit, 'reauditOf'>): Promise<{ ref: string } | null> {
  if (reauditOf === null) return null
  return (await tx.maybe<{ ref: string }>(sql`select ref from pieces where id = ${reauditOf}`)) ?? null
}

/** The newest re-audit planned from this audit. */
export async function findPlannedReaudit(
  tx: Tx,
  { id }: Pick<Audit, 'id'>,
): Promise<{ ref: string; state: State } | null> {
  const found = await tx.maybe<{ ref: string; state: State }>(
    sql`select piece.ref, piece.state from audits a join pieces piece on piece.id = a.id
      where a.reaudit_of = ${id} and a.phase <> 'cancelled' order by a.id desc limit 1`,
  )
  return found ?? null
}
