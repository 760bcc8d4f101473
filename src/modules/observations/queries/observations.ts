import { anyOpenOf } from '#modules/actions/index.ts'
import { lastDayLeft, piecesOf } from '#modules/evidence/index.ts'
import type { Happening } from '#platform/room.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Observation } from '../observation.ts'

export const pieces = piecesOf<Observation>({
  table: 'observations',
  own: ['kind', 'inRoom', 'plannedFor', 'seenOn', 'followsUp', 'supervises', 'graded', 'childIds'],
  people: ['observer', 'worker'],
  newest: 'plannedFor',
  also: 'nullif(worker.manager_id, observer.id) as "lineManagerId"',
})

/** What My work asks of an open one besides. */
export const openColumns = sql`(select count(*) = 2 from answers n
    where n.piece_id = piece.id and n.question in ('obs.record_check', 'obs.record_checked_on')) as "recordChecked",
  ${lastDayLeft(sql`piece.id`, 'clk.obs_record')} as "recordDueOn",
  ${anyOpenOf(sql`piece.id`)} as "actionsOpen"`

/** Who manages the observer, when the visit that was planned for them before this one did not happen because they were called away. */
export function findManagerOfAwayBefore(tx: Tx, { id, observerId, plannedFor }: Observation) {
  return tx.maybe<{
    id: number
  }>(sql`select p.manager_id as id from people p where p.id = ${observerId} and p.manager_id is not null and (
    select m.details ->> 'why' from observations o join piece_people n on n.piece_id = o.id and n.part = 'observer' and n.person_id = p.id
      left join moves m on m.piece_id = o.id and m.move = 'cancel'
    where o.id <> ${id} and o.planned_for <= ${plannedFor} order by o.planned_for desc, o.id desc limit 1) = 'observer_away'`)
}

/** That a visit to the household was observed, and when: what the class leaves open, a line for each, also of two on one day. The way to
 * it only for whoever sees it. */
export async function timelineOfObservations(tx: Tx, householdId: number): Promise<Happening[]> {
  const visits = await tx.many<{ on: Temporal.PlainDate; ref: string | null }>(sql`
    select v.on_day as on, o.ref from (select on_day, row_number() over (partition by on_day) as nth from visits_observed(${householdId})) v
      left join (select p.ref, o.seen_on, row_number() over (partition by o.seen_on order by o.id) as nth
        from observations o join pieces p on p.id = o.id where p.household_id = ${householdId} and p.sight = 'worker') o
        on o.seen_on = v.on_day and o.nth = v.nth`)
  const what = 'A visit was observed'
  return visits.map(({ on, ref }) => (ref ? { on, what, href: `/observations/${ref}` } : { on, what }))
}
