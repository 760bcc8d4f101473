import { refOf, streams } from '#modules/evidence/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { insertAll } from './bulk.ts'

const pieceColumns = {
  id: 'int',
  stream: 'text',
  ref: 'text',
  household_id: 'int',
  form_version_id: 'int',
  sight: 'text',
  state: 'text',
  state_since: 'timestamptz',
  due_on: 'date',
  version: 'int',
}

/** Begins many audits' pieces at once, as `beginPiece` does one. Gives back their numbers, in the order of the plans. */
export async function beginPieces<Plan>(
  tx: Tx,
  plans: readonly Plan[],
  rowOf: (plan: Plan) => object,
): Promise<number[]> {
  const { sight } = streams.audit
  const numbers = await tx.many<{ id: number }>(
    sql`select next_piece(${sight}) as id from generate_series(1, ${plans.length})`,
  )
  const ids = numbers.map(({ id }) => id)
  const rows = plans.map((plan, index) => {
    const id = ids[index]!
    return { ...rowOf(plan), id, stream: 'audit', ref: refOf('audit', id), sight }
  })
  await insertAll(tx, 'pieces', pieceColumns, rows)
  return ids
}
