import { type Sql, sql, type Tx } from '#platform/sql/index.ts'
import type { Slot } from '../slot.ts'

/** A slot with the day on which what meets it was done, as it reads today. */
export type SlotDone = Slot & { doneOn: Temporal.PlainDate | null }

export const slotColumns = sql`s.id, s.year_id as "yearId", s.activity, s.role, s.person_id as "personId", p.name as person,
  s.period_from as "periodFrom", s.period_to as "periodTo", s.first_due_on as "firstDueOn", s.due_on as "dueOn", s.outside, s.settled, s.moved`
export const slotsFrom = sql`slots s left join people p on p.id = s.person_id`

export type Which = { personId?: number; activity?: string }

/** The lines of a year, in the order of their days. */
export function slotsOf(tx: Tx, yearId: number, { personId, activity }: Which = {}): Promise<SlotDone[]> {
  const also: Sql[] = [
    ...(personId === undefined ? [] : [sql`and s.person_id = ${personId}`]),
    ...(activity === undefined ? [] : [sql`and s.activity = ${activity}`]),
  ]
  return tx.many<SlotDone>(sql`select ${slotColumns}, d.done_on as "doneOn"
    from ${slotsFrom} left join slots_done(${yearId}) d on d.slot_id = s.id
    where s.year_id = ${yearId} ${also[0] ?? sql``} ${also[1] ?? sql``} order by s.due_on, s.activity, p.name, s.id`)
}
