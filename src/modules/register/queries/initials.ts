import { sql, type Tx } from '#platform/sql/index.ts'
import { carersOfHousehold } from './households.ts'

/** The initials behind references of households and children, as far as this person may see those: nobody is only a number (UA-D11). */
export async function listInitials(tx: Tx, refs: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (refs.length === 0) return new Map()
  const rows = await tx.many<{ ref: string; initials: string }>(sql`
    select h.ref, ${carersOfHousehold(sql`h.id`)} as initials from households h where h.ref = any (${refs})
    union all select c.ref, c.initials from children c where c.ref = any (${refs})`)
  return new Map(rows.filter(({ initials }) => initials !== '').map(({ ref, initials }) => [ref, initials]))
}
