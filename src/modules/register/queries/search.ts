import { sql, type Tx } from '#platform/sql/index.ts'
import type { Reference } from '../reference.ts'

/** Whether the person may see what this reference of the register names. */
export async function isInRegister(tx: Tx, { prefix, ref }: Reference): Promise<boolean> {
  if (prefix === 'H') return (await tx.run(sql`select from households where ref = ${ref}`)) > 0
  if (prefix === 'C') return (await tx.run(sql`select from children where ref = ${ref}`)) > 0
  return false
}
