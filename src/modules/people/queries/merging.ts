import { sql, type Tx } from '#platform/sql/index.ts'
import type { Hanging } from '../access-change.ts'

export type Merge = {
  id: number
  endsId: number
  ends: string
  staysId: number
  stays: string
  mergedAt: Temporal.Instant
  partedAt: Temporal.Instant | null
}

const merge = sql`select m.id, m.ends_id as "endsId", e.name as ends, m.stays_id as "staysId", s.name as stays,
    m.merged_at as "mergedAt", m.parted_at as "partedAt"
  from merges m join people e on e.id = m.ends_id join people s on s.id = m.stays_id and m.kind = 'person'`

/** Where this record leads to, while it does. */
export function findMerge(tx: Tx, endsId: number): Promise<Merge | undefined> {
  return tx.maybe<Merge>(sql`${merge} where m.ends_id = ${endsId} and m.parted_at is null`)
}

/** Every time that this record was made one with another, or parted from it, newest first. */
export function listMerges(tx: Tx, personId: number): Promise<Merge[]> {
  return tx.many<Merge>(sql`${merge} where ${personId} in (m.ends_id, m.stays_id) order by m.merged_at desc, m.id desc`)
}

/** What would be led on from the one record to the other. Numbers only: who manages people sees no case. */
export function countHanging(tx: Tx, kind: string, endsId: number, staysId: number): Promise<Hanging[]> {
  return tx.many<Hanging>(sql`select place, count from merge_counts(${kind}, ${endsId}, ${staysId}) order by place`)
}

/** `which`: what of it can be named to whoever reads this: references and days. */
export type Outcome = { place: string; back: number; stayed: number; which: readonly string[] }

/** Of what was led on: what went back when they were parted, and what was changed since and stays. */
export function listOutcome(tx: Tx, mergeId: number): Promise<Outcome[]> {
  return tx.many(sql`select place, back, stayed, which from merge_outcome(${mergeId}) order by place`)
}
