import { datesOf, isBefore, type Month, startOfLondonDay } from '#platform/dates/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { type Part, part } from '#platform/sql/together.ts'
import type { Alike } from '../tally.ts'
import type { SlotDone } from './slots.ts'

/** What is read of a month: its days, on which day how its lines stand is judged, and the moment at which it was over; null while it goes on. */
export type ReadMonth = {
  from: Temporal.PlainDate
  to: Temporal.PlainDate
  on: Temporal.PlainDate
  at: Temporal.Instant | null
}

/** A month that is over is read as it stood at its end; one that goes on, or is to come, as it stands today. */
export function readMonth(month: Month, today: Temporal.PlainDate): ReadMonth {
  const { from, to } = datesOf(month)
  const isOver = isBefore(to, today)
  return { from, to, on: isOver ? to : today, at: isOver ? startOfLondonDay(to.add({ days: 1 })) : null }
}

/** What the agreed years asked to be done in a month, those that stand alike counted together. Without the right to read the month, nothing. */
export const countDue = ({ from, to, at }: ReadMonth): Part<Alike> =>
  part<Alike>(
    sql`select s.activity, s.period_from as "periodFrom", s.period_to as "periodTo", d.due_on as "dueOn", s.outside, d.settled, least(d.moved, 2) as moved,
      case when d.done_on < s.period_from then s.period_from - 1 when d.done_on is not null then greatest(d.done_on, d.due_on) end as "doneOn", count(*)::int as count
    from slots_due(${from}, ${to}, ${at}) d join slots s on s.id = d.slot_id group by 1, 2, 3, 4, 5, 6, 7, 8`,
    { periodFrom: 'day', periodTo: 'day', dueOn: 'day', doneOn: 'day' },
  )

/** The same lines one by one, in the order of their days. */
export const listDue = (tx: Tx, { from, to, at }: ReadMonth): Promise<SlotDone[]> =>
  tx.many<SlotDone>(sql`select s.id, s.year_id as "yearId", s.activity, s.role, d.person_id as "personId", p.name as person, s.period_from as "periodFrom",
      s.period_to as "periodTo", s.first_due_on as "firstDueOn", d.due_on as "dueOn", s.outside, d.settled, d.moved, d.done_on as "doneOn"
    from slots_due(${from}, ${to}, ${at}) d join slots s on s.id = d.slot_id left join people p on p.id = d.person_id
    order by d.due_on, s.activity, p.name, s.id`)
