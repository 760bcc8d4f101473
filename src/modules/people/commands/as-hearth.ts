import { sql, type Tx } from '#platform/sql/index.ts'

/**
 * Carries out what was judged and agreed as Hearth itself, in the same transaction: whoever said yes need not be somebody who
 * may write people, and need not even be signed in (a link at their old address). Before and after it, the transaction is
 * theirs again, with what they may see; what happened is recorded in their name, outside.
 */
export async function asHearth<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const before = await tx.one<{ role: string; actor: string }>(
    sql`select current_setting('role') as role, coalesce(current_setting('hearth.actor', true), '') as actor`,
  )
  await become(tx, 'hearth_service', '')
  const result = await work()
  await become(tx, before.role, before.actor)
  return result
}

const become = (tx: Tx, role: string, actor: string): Promise<unknown> =>
  tx.one(sql`select set_config('hearth.actor', ${actor}, true), set_config('role', ${role}, true)`)
