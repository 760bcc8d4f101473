import { anyOpenOf, countActionsOf } from '#modules/actions/index.ts'
import { metIn, piecesOf } from '#modules/evidence/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Visit } from '../visit.ts'

export const pieces = piecesOf<Visit>({
  table: 'leader_visits',
  own: ['kind', 'area', 'place', 'plannedFor', 'heldOn', 'withId'],
  people: ['leader'],
  newest: 'plannedFor',
  also: '(select w.name from people w where w.id = own.with_id) as "companion", knows_day_of_visit(own.id) as "knowsDay"',
})

/** What My work asks of an open one besides. */
export const openColumns = sql`${anyOpenOf(sql`piece.id`)} as "actionsOpen",
  exists (select from actions a where a.piece_id = piece.id) as promised,
  (select coalesce(v.held_on, v.planned_for) from leader_visits v where v.id = piece.id) as day`

/** Whether they agree with leaders' offices when each comes: their own duty, never one that they borrow. */
export async function arranges(tx: Tx): Promise<boolean> {
  return (await tx.one<{ yes: boolean }>(sql`select has_own_duty('arrange_programme') as yes`)).yes
}

export const countPromises = (tx: Tx, id: number) => countActionsOf(tx, id)

/** The household of the visit, as far as whoever asks may know of it; with its day, for it would say that as well. */
export function findCase(
  tx: Tx,
  id: number,
): Promise<{ ref: string; until: Temporal.PlainDate; from: Temporal.PlainDate } | undefined> {
  return tx.maybe(
    sql`select h.ref, c.sees_from as from, c.sees_until as until from leader_cases c join households h on h.id = c.household_id where c.id = ${id} and knows_day_of_visit(c.id)`,
  )
}

/** Whether this leader was excused from another day within a year of this one. */
export async function wasExcusedBefore(
  tx: Tx,
  { id, leaderId, plannedFor }: Pick<Visit, 'id' | 'leaderId' | 'plannedFor'>,
): Promise<boolean> {
  const { yes } = await tx.one<{ yes: boolean }>(sql`select exists (
    select from piece_people n join leader_visits v on v.id = n.piece_id join pieces other on other.id = v.id
    where n.person_id = ${leaderId} and n.part = 'leader' and v.id <> ${id} and other.state = 'called_off'
      and v.planned_for between ${plannedFor.subtract({ years: 1 })} and ${plannedFor.add({ years: 1 })}) as yes`)
  return yes
}

/** Whether somebody else meets this household in the quarter of a day, beyond the review and its audit. */
export async function wasMet(
  tx: Tx,
  householdId: number,
  on: Temporal.PlainDate,
  companionId: number | null,
): Promise<boolean> {
  const { yes } = await tx.one<{ yes: boolean }>(sql`select exists (
    select from ${metIn(on, householdId)} m where m.counts and m.person_id is distinct from ${companionId}) as yes`)
  return yes
}
