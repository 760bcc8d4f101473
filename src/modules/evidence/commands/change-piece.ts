import { addWorkingDays, isBefore } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

/*
 * Whoever changes a piece, or the row of its stream, holds the piece first (`for no key update`): whatever else would change it waits,
 * and judges what is so afterwards. Both raise its version.
 */

export type Entered = { state: string; since: Temporal.Instant; dueOn: Temporal.PlainDate | null }

/** It enters a state, and is due on another day. */
export async function movePiece(tx: Tx, id: number, { state, since, dueOn }: Entered): Promise<void> {
  await tx.run(sql`
    update pieces set state = ${state}, state_since = ${since}, due_on = ${dueOn}, version = version + 1 where id = ${id}`)
}

/** It stays at its step, and something else of it is new: what its stream keeps of it, or the day on which it is due. */
export async function changePiece(
  tx: Tx,
  id: number,
  change: { dueOn?: Temporal.PlainDate | null } = {},
): Promise<void> {
  const due = 'dueOn' in change ? sql`${change.dueOn ?? null}::date` : sql`due_on`
  await tx.run(sql`update pieces set due_on = ${due}, version = version + 1 where id = ${id}`)
}

/** What was put right gives its step less time: the piece is due on the earlier day, and never on the day of the correction itself. Less
 * haste takes nothing away: whoever has it was told their day. */
export async function bringDayForward(
  tx: Tx,
  piece: { id: number; dueOn: Temporal.PlainDate | null },
  due: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): Promise<void> {
  const next = addWorkingDays(today, 1)
  const day = due && isBefore(due, next) ? next : due
  await changePiece(tx, piece.id, day && piece.dueOn && isBefore(day, piece.dueOn) ? { dueOn: day } : {})
}
