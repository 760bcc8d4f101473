import { type Sql, sql, type Tx } from '#platform/sql/index.ts'

/** Whether this is a restored service that is only tried out: no mail goes out of it, and no job runs. */
export const rehearsing: Sql = sql`exists (select from settings where key = 'rehearsal' and value = 'true')`

export async function isRehearsal(tx: Tx): Promise<boolean> {
  return (await tx.one<{ rehearsal: boolean }>(sql`select ${rehearsing} as rehearsal`)).rehearsal
}
