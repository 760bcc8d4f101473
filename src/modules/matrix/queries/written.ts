import { NotFound } from '#platform/problems.ts'
import type { AskedPage, ListPage } from '#platform/list-page.ts'
import { listPage, sql, type Tx } from '#platform/sql/index.ts'
import type { Written, WrittenState } from '../written.ts'

/** An item that somebody wrote, as it stands. */
export type WrittenItem = Written & {
  ref: string
  state: WrittenState
  version: number
  by: string
  at: Temporal.Instant
  endedBy: string | null
  endedAt: Temporal.Instant | null
  endedWhy: string
}

const columns = sql`i.ref, coalesce(i.source, '') as source, i.questions, i.says, coalesce(i.direction, '') as direction, coalesce(i.about, '') as about,
  coalesce(i.basis, '') as basis, coalesce(i.strength, '') as strength, i.period_from as "from", i.period_to as "to", i.impact, i.counted, i.out_of as "outOf", i.themes, i.doing,
  i.state, i.version, (select p.name from people p where p.id = i.written_by) as by, i.saved_at as at,
  (select p.name from people p where p.id = i.ended_by) as "endedBy", i.ended_at as "endedAt", i.ended_why as "endedWhy"`

/** Throws NotFound when there is none, or it is not theirs to see. */
export async function findWritten(tx: Tx, ref: string): Promise<WrittenItem> {
  const [found] = await tx.many<WrittenItem>(
    sql`select ${columns} from evidence_items i where i.ref = ${ref} and i.written_by is not null`,
  )
  if (!found) throw new NotFound()
  return found
}

export function listWritten(tx: Tx, asked: AskedPage): Promise<ListPage<WrittenItem>> {
  const table = sql`evidence_items i`
  const where = [sql`i.written_by is not null`]
  const order = [sql`i.saved_at`, sql`i.id`]
  return listPage<WrittenItem>(tx, { columns, from: table, counted: table, where, order, newestFirst: true }, asked)
}
