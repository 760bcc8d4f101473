import { restrictedFrom } from '#platform/restricted.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

/** One thing that happened. `kind` is a past-tense phrase; `data` holds references
 * and states, never a name and never what a child said. */
export type TrailEntry = {
  kind: string
  householdId?: number | null
  pieceId?: number | null
  data?: Record<string, unknown>
}

/** Writes what happened in the same transaction as the thing itself: both stay, or neither. Who and when come from the request. */
export async function record(tx: Tx, entry: TrailEntry): Promise<void> {
  if ((entry.pieceId ?? 0) >= restrictedFrom) return recordOfMatter(tx, entry)
  await tx.run(sql`insert into trail (at, actor_id, kind, household_id, piece_id, data)
    values (request_now(), actor(), ${entry.kind}, ${entry.householdId ?? null}, ${entry.pieceId ?? null}, ${entry.data ?? {}})`)
}

async function recordOfMatter(tx: Tx, { kind, pieceId }: TrailEntry): Promise<void> {
  await tx.run(sql`insert into trail (at, actor_id, kind, matter)
    select request_now(), actor(), ${kind}, p.matter from pieces p where p.id = ${pieceId}`)
}

/** Does work that nobody's hand does, in the middle of somebody's request: what it writes, in the trail and everywhere else, stands
 * under no name. What they may see stays what it was. */
export async function byNobody<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const name = (id: string) =>
    tx.one<{ before: string | null }>(sql`
    with earlier as materialized (select current_setting('hearth.actor', true) as before)
    select before, set_config('hearth.actor', ${id}, true) from earlier`)
  const { before } = await name('')
  const done = await work()
  // When the work fails, its transaction ends, and the setting with it.
  await name(before ?? '')
  return done
}
