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
  if (isOfMatter(entry.pieceId)) return recordOfMatter(tx, entry.kind, entry.pieceId)
  await tx.run(sql`insert into trail (at, actor_id, kind, household_id, piece_id, data)
    values (request_now(), actor(), ${entry.kind}, ${entry.householdId ?? null}, ${entry.pieceId ?? null}, ${entry.data ?? {}})`)
}

/** The same of what the trail of a case may not say, because the household's own side reads it: it stands under no case. Of a restricted
 * piece it stands with everything else, under its matter. */
export async function recordOutsideCase(
  tx: Tx,
  { kind, pieceId, data }: Required<Pick<TrailEntry, 'kind' | 'pieceId' | 'data'>>,
): Promise<void> {
  await record(tx, isOfMatter(pieceId) ? { kind, pieceId } : { kind, data })
}

const isOfMatter = (pieceId: number | null | undefined): pieceId is number => (pieceId ?? 0) >= restrictedFrom

/** By a function of the database: at the door of a one-time link nothing of a piece can be read, and its line is written all the same. */
async function recordOfMatter(tx: Tx, kind: string, pieceId: number): Promise<void> {
  await tx.one(sql`select record_of_matter(${kind}, ${pieceId})`)
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

/** What of the trail says that somebody has seen a thing: the kind of the line, and what it names. */
export type Look = {
  /** Left out: whatever was looked at. */
  kinds?: readonly string[]
  householdId?: number | null
  pieceId?: number | null
  data?: Record<string, unknown>
  since?: Temporal.Instant | null
}

/** Who looked, and on which days, as far as this person reads the trail. By household or piece: the trail is long. */
export function listWhoLooked(tx: Tx, look: Look): Promise<{ id: number; name: string; on: Temporal.PlainDate }[]> {
  const { kinds = null, householdId = null, pieceId = null, data = {}, since = null } = look
  const under =
    pieceId === null && householdId === null
      ? sql`true`
      : pieceId === null
        ? sql`t.household_id = ${householdId}`
        : sql`t.piece_id = ${pieceId}`
  return tx.many(sql`select distinct p.id, p.name, (t.at at time zone 'Europe/London')::date as "on" from trail t join people p on p.id = t.actor_id
    where ${under} and (t.kind = any (${kinds}::text[]) or (${kinds}::text[] is null and t.kind like '% looked at')) and t.data @> ${JSON.stringify(data)}::jsonb and (${since}::timestamptz is null or t.at >= ${since}::timestamptz)
    order by 3, 2`)
}
