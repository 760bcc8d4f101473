import { sql, type Tx } from '#platform/sql/index.ts'
import { testNow } from '#test/database.ts'
import type { ActivityKey } from './slot.ts'

export type SlotGiven = {
  yearId: number
  personId: number | null
  activity?: ActivityKey
  role?: string
  from?: string
  to?: string
  dueOn?: string
  outside?: boolean
}

/** A year that both sides have signed, with nothing in it: written past the room. */
export async function anAgreedYear(
  tx: Tx,
  signers: { quality: number; fostering: number },
  first = '2026-11-01',
): Promise<number> {
  const { id } = await tx.one<{ id: number }>(
    sql`insert into calendar_years (first_day, last_day, state) values (${first}, '2027-03-31', 'agreed') returning id`,
  )
  await tx.run(
    sql`insert into calendar_signatures (year_id, side, person_id, signed_at) values (${id}, 'quality', ${signers.quality}, ${testNow}), (${id}, 'fostering', ${signers.fostering}, ${testNow})`,
  )
  return id
}

/** A line of a year; due at the end of November 2026 unless it is said otherwise. */
export async function aSlot(tx: Tx, given: SlotGiven): Promise<number> {
  const { activity = 'practice_observation', role = 'team_manager', from = '2026-11-01', to = '2026-11-30' } = given
  const due = given.dueOn ?? '2026-11-27'
  const { id } = await tx.one<{ id: number }>(sql`
    insert into slots (year_id, activity, role, person_id, period_from, period_to, first_due_on, due_on, outside)
    values (${given.yearId}, ${activity}, ${role}, ${given.personId}, ${from}, ${to}, ${due}, ${due}, ${given.outside ?? false}) returning id`)
  return id
}

/** Somebody of the fostering service asks to be excused from a line. */
export async function aChangeAsked(
  tx: Tx,
  given: { yearId: number; slotId: number; askedBy: number },
): Promise<number> {
  const { id } = await tx.one<{
    id: number
  }>(sql`insert into slot_changes (year_id, slot_id, kind, reason, words, asked_side, asked_by, asked_at)
    values (${given.yearId}, ${given.slotId}, 'excused', 'absence', 'Away.', 'fostering', ${given.askedBy}, '2026-11-20T10:00:00Z') returning id`)
  return id
}
