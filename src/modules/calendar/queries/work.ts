import { sql, type Tx } from '#platform/sql/index.ts'
import { type SlotDone, slotColumns, slotsFrom } from './slots.ts'

/** A line with whether somebody has said that it was held outside Hearth. */
export type DueLine = SlotDone & { entered: boolean }

/** What of the agreed years is open for these people around a day: whoever covers sees what they cover. */
export async function listDueLines(
  tx: Tx,
  people: readonly number[],
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): Promise<DueLine[]> {
  return tx.many<DueLine>(sql`select ${slotColumns}, d.done_on as "doneOn", exists (select from slot_outside o where o.slot_id = s.id) as entered
    from ${slotsFrom} join calendar_years y on y.id = s.year_id and y.state = 'agreed'
      left join lateral (select r.done_on from slots_done(s.year_id, s.person_id) r where r.slot_id = s.id and not s.outside) d on true
    where s.person_id = any (${people}::int[]) and s.due_on between ${from} and ${to} and s.settled is null order by s.due_on, s.id`)
}

export type Vacancies = {
  id: number
  activity: SlotDone['activity']
  periodFrom: Temporal.PlainDate
  periodTo: Temporal.PlainDate
  dueOn: Temporal.PlainDate
  count: number
}

/** Whose vacancies: all of them, or those of roles that stand below somebody and those whom they managed until they left. */
export type Below = { managerId: number; roles: readonly string[] }

/** The first line that nobody does, and how many there are: of a vacant post, or of somebody who works here no more. */
export const firstVacancy = (
  tx: Tx,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  below?: Below,
): Promise<Vacancies | undefined> =>
  tx.maybe(sql`select s.id, s.activity, s.period_from as "periodFrom", s.period_to as "periodTo", s.due_on as "dueOn", count(*) over ()::int as count
    from ${slotsFrom} join calendar_years y on y.id = s.year_id and y.state = 'agreed'
    where (s.person_id is null or not p.active) ${below ? sql`and (s.person_id is null and s.role = any (${[...below.roles]}) or p.manager_id = ${below.managerId})` : sql``}
      and s.settled is null and s.due_on between ${from} and ${to}
      and not exists (select from slot_changes c where c.slot_id = s.id and c.answer is null and c.withdrawn_at is null)
    order by s.due_on, s.id limit 1`)

/** The roles that somebody holds on a day. */
export const heldRoles = async (tx: Tx, today: Temporal.PlainDate): Promise<string[]> =>
  (
    await tx.many<{
      role: string
    }>(sql`select distinct r.role from person_roles r join people p on p.id = r.person_id and p.active
      where ${today} between r.from_on and coalesce(r.until_on, 'infinity')`)
  ).map(({ role }) => role)

export type HeldWaiting = {
  id: number
  activity: SlotDone['activity']
  periodFrom: Temporal.PlainDate
  periodTo: Temporal.PlainDate
  role: SlotDone['role']
  personId: number | null
  enteredBy: number
}

/** What was held outside Hearth, and waits for the other side to agree it. */
export const heldWaiting = (tx: Tx): Promise<HeldWaiting[]> =>
  tx.many(sql`select s.id, s.activity, s.period_from as "periodFrom", s.period_to as "periodTo", s.role, s.person_id as "personId", o.entered_by as "enteredBy"
    from slot_outside o join slots s on s.id = o.slot_id where o.agreed_by is null order by o.entered_at, s.id limit 100`)
