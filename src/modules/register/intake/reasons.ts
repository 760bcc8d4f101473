import { sql, type Tx } from '#platform/sql/index.ts'
import { isUnplanned } from '../why-it-ended.ts'
import type { Fields } from './tables.ts'

/*
 * Why a placement ended: part of an episode to whoever brings the return in, and kept apart from it, because few may read it
 * (db/policies/place_change_reasons.sql).
 */

const field = 'reason_place_change'

/** The same rows as the register holds them, with the reasons that are kept apart; rows go by their key. */
export async function withReasons(
  tx: Tx,
  held: ReadonlyMap<string, Fields>,
  children: readonly string[],
): Promise<Map<string, Fields>> {
  const reasons = await tx.many<{ key: string; reason: string }>(
    sql`select child || ' ' || started_on as key, reason from held_reasons(${children}::text[])`,
  )
  const byKey = new Map(reasons.map(({ key, reason }) => [key, reason]))
  return new Map([...held].map(([key, fields]) => [key, { ...fields, [field]: byKey.get(key) ?? null }]))
}

/** What stands in the row of the episode itself: whether the end was planned. */
export const withoutReason = ({ [field]: reason, ...fields }: Fields): Fields => ({
  ...fields,
  ended_unplanned: isUnplanned(reason),
})

export async function saveReasons(tx: Tx, episodes: readonly Fields[]): Promise<void> {
  const rows = episodes.map(({ child, started_on, [field]: reason }) => ({ child, started_on, reason }))
  await tx.run(sql`select keep_reasons(${JSON.stringify(rows)}::jsonb)`)
}
