import { anyOpenOf, countActionsOf } from '#modules/actions/index.ts'
import { piecesOf } from '#modules/evidence/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Visit } from '../visit.ts'

export const pieces = piecesOf<Visit>({
  table: 'leader_visits',
  own: ['kind', 'area', 'place', 'plannedFor', 'heldOn', 'withId'],
  people: ['leader'],
  newest: 'plannedFor',
  also: '(select w.name from people w where w.id = own.with_id) as "companion"',
})

/** What My work asks of an open one besides. */
export const openColumns = sql`${anyOpenOf(sql`piece.id`)} as "actionsOpen",
  exists (select from actions a where a.piece_id = piece.id) as promised`

/** Whether they agree with leaders' offices when each comes: their own duty, never one that they borrow. */
export async function arranges(tx: Tx): Promise<boolean> {
  return (await tx.one<{ yes: boolean }>(sql`select has_own_duty('arrange_programme') as yes`)).yes
}

export const countPromises = (tx: Tx, id: number) => countActionsOf(tx, id)

/** The household of the visit, as far as whoever asks may know of it. */
export function findCase(
  tx: Tx,
  id: number,
): Promise<{ ref: string; until: Temporal.PlainDate; from: Temporal.PlainDate } | undefined> {
  return tx.maybe(
    sql`select h.ref, c.sees_from as from, c.sees_until as until from leader_cases c join households h on h.id = c.household_id where c.id = ${id}`,
  )
}

/** Who hears that somebody is excused for the second time within a year; nobody where it is the first. */
export async function listWhoHearsOfSecond(
  tx: Tx,
  { id, leaderId, plannedFor }: Pick<Visit, 'id' | 'leaderId' | 'plannedFor'>,
): Promise<number[]> {
  const rows = await tx.many<{ id: number }>(sql`
    select distinct p.id from people p join person_roles pr on pr.person_id = p.id
    where p.active and p.id <> ${leaderId} and pr.from_on <= ${plannedFor} and (pr.until_on is null or pr.until_on >= ${plannedFor})
      and pr.role = case when exists (select from person_roles own where own.person_id = ${leaderId} and own.role = 'executive_director'
        and own.from_on <= ${plannedFor} and (own.until_on is null or own.until_on >= ${plannedFor})) then 'chief_executive' else 'executive_director' end
      and exists (select from piece_people n join leader_visits v on v.id = n.piece_id join pieces other on other.id = v.id
        where n.person_id = ${leaderId} and n.part = 'leader' and v.id <> ${id} and other.state = 'called_off'
          and v.planned_for between ${plannedFor.subtract({ years: 1 })} and ${plannedFor.add({ years: 1 })})`)
  return rows.map((row) => row.id)
}
