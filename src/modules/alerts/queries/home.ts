import { NotFound } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

/** The household of a piece of evidence, by what it is called. Whoever has a part in the piece raises an alert there, also where they see no household. NotFound
 * when the piece is of none, and for anybody else who does not see it. */
export function findHomeOf(
  tx: Tx,
  { id, householdId }: { id: number; householdId?: number | null },
): Promise<{ id: number; ref: string }> {
  if (!householdId) throw new NotFound()
  return tx.one(
    sql`select h.id, h.ref from households h where h.id = ${householdId} union select o.id, o.ref from home_of_open_piece(${id}) o`,
  )
}
