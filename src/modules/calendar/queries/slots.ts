import { sql, type Tx } from '#platform/sql/index.ts'
import type { Slot } from '../slot.ts'
import type { Alike } from '../tally.ts'

/** A slot with the day on which what meets it was done, as it reads today. */
export type SlotDone = Slot & { doneOn: Temporal.PlainDate | null }

export const slotColumns = sql`s.id, s.year_id as "yearId", s.activity, s.role, s.person_id as "personId", p.name as person,
  s.period_from as "periodFrom", s.period_to as "periodTo", s.first_due_on as "firstDueOn", s.due_on as "dueOn", s.outside, s.settled, s.moved`
/* People are read once and joined, not looked up line by line: a year has far more lines than a service has people. */
export const slotsFrom = sql`slots s left join (select id, name, active, manager_id from people offset 0) p on p.id = s.person_id`

/** Those of one person, of one activity, or due within some days. */
export type Which = {
  personId?: number
  activity?: string
  due?: { from: Temporal.PlainDate; to: Temporal.PlainDate }
}

/** The lines of a year, in the order of their days. */
export function slotsOf(tx: Tx, yearId: number, { personId, activity, due }: Which = {}): Promise<SlotDone[]> {
  const only = [
    personId === undefined ? sql`` : sql`and s.person_id = ${personId}`,
    activity === undefined ? sql`` : sql`and s.activity = ${activity}`,
    due ? sql`and s.due_on between ${due.from} and ${due.to}` : sql``,
  ] as const
  return tx.many<SlotDone>(sql`select ${slotColumns}, d.done_on as "doneOn"
    from ${slotsFrom} left join slots_done(${yearId}, ${personId ?? null}::int, ${activity ?? null}) d on d.slot_id = s.id
    where s.year_id = ${yearId} ${only[0]} ${only[1]} ${only[2]} order by s.due_on, s.activity, p.name, s.id`)
}

/** The lines of a year, those that stand alike counted together. What was done in time is told as of the last day on which it would have been, what
 * was done early as of the day before its time: by that alone they differ. */
export const countAlike = (tx: Tx, yearId: number): Promise<Alike[]> =>
  tx.many<Alike>(sql`select s.activity, s.period_from as "periodFrom", s.period_to as "periodTo", s.due_on as "dueOn", s.outside, s.settled,
      least(s.moved, 2) as moved, case when d.done_on < s.period_from then s.period_from - 1 when d.done_on is not null then greatest(d.done_on, s.due_on) end as "doneOn", count(*)::int as count
    from slots s left join slots_done(${yearId}) d on d.slot_id = s.id where s.year_id = ${yearId} group by 1, 2, 3, 4, 5, 6, 7, 8 order by s.due_on, s.activity`)

/** One line of a year. NotFound when its year is a draft of others. */
export const findSlot = (tx: Tx, id: number): Promise<SlotDone> =>
  tx.one(
    sql`select ${slotColumns}, (select d.done_on from slots_done(s.year_id) d where d.slot_id = s.id) as "doneOn" from ${slotsFrom} where s.id = ${id}`,
  )

/** Whether nobody does this line and whoever asks stands above the post, or managed whoever had it. */
export const standsAboveVacant = async (tx: Tx, id: number): Promise<boolean> =>
  (await tx.one<{ yes: boolean }>(sql`select stands_above_vacant(${id}) as yes`)).yes

export type Held = {
  heldOn: Temporal.PlainDate
  place: string
  byWhom: string
  enteredBy: number
  enterer: string
  agreedBy: number | null
  agreer: string | null
}

/** What is said of something that was held outside Hearth, as far as this person may know it. */
export const findHeld = (tx: Tx, slotId: number): Promise<Held | undefined> =>
  tx.maybe(sql`select o.held_on as "heldOn", o.place, o.by_whom as "byWhom", o.entered_by as "enteredBy", e.name as enterer, o.agreed_by as "agreedBy", g.name as agreer
    from slot_outside o join people e on e.id = o.entered_by left join people g on g.id = o.agreed_by where o.slot_id = ${slotId}`)
