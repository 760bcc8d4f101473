import { listPeopleWithRole } from '#modules/people/index.ts'
import { slotsOf, type SlotDone } from '#modules/calendar/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Period } from './year.ts'

/** What the year that both sides agreed asks of leaders; undefined where none was agreed for this time. */
export async function listAgreed(tx: Tx, { to }: Period): Promise<SlotDone[] | undefined> {
  const year = await tx.maybe<{ id: number }>(
    sql`select id from calendar_years where state = 'agreed' and last_day = ${to}`,
  )
  return year && slotsOf(tx, year.id, { activity: 'leaders_programme' })
}

export type Excused = { slotId: number; personId: number; dueOn: Temporal.PlainDate }

/** Lines of the agreed year from which a leader was excused as for the second time in it, by both sides and not long ago, of which nobody above
 * has heard. */
export const listSecondExcuses = (tx: Tx): Promise<Excused[]> =>
  tx.many<Excused>(sql`select e.slot_id as "slotId", e.person_id as "personId", e.due_on as "dueOn" from second_excuses() e
    where not exists (select from messages m where m.kind = 'leader visit excused' and m.path = '/calendar/lines/' || e.slot_id) order by 1`)

/** Who hears of it: the Executive Director, and of the Executive Director the Chief Executive. */
export async function listAbove(tx: Tx, personId: number, on: Temporal.PlainDate): Promise<number[]> {
  const director = await listPeopleWithRole(tx, 'executive_director', on)
  const isDirector = director.some(({ id }) => id === personId)
  const above = isDirector ? await listPeopleWithRole(tx, 'chief_executive', on) : director
  return above.map(({ id }) => id).filter((id) => id !== personId)
}

/** Whether the agreed year has a line for this leader on this day: then it is excused there, by both sides. */
export async function isInTheYear(tx: Tx, personId: number, day: Temporal.PlainDate): Promise<boolean> {
  const { yes } = await tx.one<{
    yes: boolean
  }>(sql`select exists (select from slots s join calendar_years y on y.id = s.year_id and y.state = 'agreed'
    where s.activity = 'leaders_programme' and s.person_id = ${personId} and ${day} between s.period_from and s.due_on) as yes`)
  return yes
}
