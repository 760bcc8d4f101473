import { comesFrom } from '#modules/actions/index.ts'
import type { Actor } from '#platform/actor.ts'
import { raw, sql, type Tx } from '#platform/sql/index.ts'
import type { AskedPage, ListPage } from '#platform/list-page.ts'
import { cameBack, listApart } from '#modules/evidence/index.ts'
import type { Observation } from '../observation.ts'
import { moves } from '../states.ts'
import type { OpenObservation } from '../steps.ts'

// The household may be out of sight: whoever has a part in a piece keeps it when the household is somebody else's.
const columns =
  raw(`piece.id, piece.ref, piece.household_id as "householdId", h.ref as household, piece.state, piece.state_since as "stateSince",
  piece.due_on as "dueOn", piece.form_version_id as "formVersionId", form.digest as "formDigest",
  o.kind, o.in_room as "inRoom", o.planned_for as "plannedFor", o.seen_on as "seenOn", o.follows_up as "followsUp", o.supervises,
  o.graded, o.child_ids as "childIds", observer.id as "observerId", observer.name as observer, worker.id as "workerId", worker.name as worker,
  nullif(worker.manager_id, observer.id) as "lineManagerId"`)
const tables =
  raw(`observations o join pieces piece on piece.id = o.id join form_versions form on form.id = piece.form_version_id
  join piece_people watches on watches.piece_id = o.id and watches.part = 'observer' join people observer on observer.id = watches.person_id
  join piece_people works on works.piece_id = o.id and works.part = 'worker' join people worker on worker.id = works.person_id
  left join households h on h.id = piece.household_id`)
const all = sql`select ${columns} from ${tables}`

/** One observation by its reference. NotFound when there is none that this person may see. */
export function findObservation(tx: Tx, ref: string): Promise<Observation> {
  return tx.one<Observation>(sql`${all} where piece.ref = ${ref}`)
}

export function findObservationById(tx: Tx, id: number): Promise<Observation> {
  return tx.one<Observation>(sql`${all} where o.id = ${id}`)
}

/** The same, held: to be moved, or beside others for what only hangs on it. */
export async function holdObservation(tx: Tx, ref: string, how: 'to move' | 'beside'): Promise<Observation> {
  await tx.one(
    sql`select id from pieces where ref = ${ref} ${raw(how === 'to move' ? 'for no key update' : 'for share')}`,
  )
  return findObservation(tx, ref)
}

/** Those that this person may see, newest first. */
export function listObservations(tx: Tx, asked: AskedPage): Promise<ListPage<Observation>> {
  const own = { own: sql`observations o`, id: sql`o.id`, newest: sql`o.planned_for` }
  return listApart(tx, 'observation', { columns: sql`${columns}`, from: sql`${tables}`, ...own }, asked)
}

/** What is open and theirs, for My work: by the person, never by cover. */
export function listOpen(tx: Tx, actor: Actor): Promise<OpenObservation[]> {
  return tx.many<OpenObservation>(sql`
    select piece.ref, h.ref as household, piece.state, piece.state_since as "stateSince", piece.due_on as "dueOn", true as "takesPart",
      null as covering, ${cameBack(moves)} as "cameBack", observer.id = ${actor.id} as "isObserver", worker.id = ${actor.id} as "isWorker",
      observer.name as observer, worker.name as worker,
      exists (select from answers n where n.piece_id = o.id and n.question = 'obs.record_check') as "recordChecked",
      exists (select from actions t where ${comesFrom(sql`t`, sql`o.id`)} and t.state not in ('verified', 'not_done', 'superseded')) as "actionsOpen"
    from ${tables} where o.id = any (array(select n.piece_id from piece_people n where n.person_id = ${actor.id} and n.phase = 'open'))`)
}

/** When these two were last together on a visit, or are to be. */
export function findPair(tx: Tx, observerId: number, workerId: number): Promise<{ last: Temporal.PlainDate | null }> {
  return tx.one(sql`select max(coalesce(o.seen_on, o.planned_for)) as last from observations o join pieces p on p.id = o.id
    join piece_people watches on watches.piece_id = o.id and watches.part = 'observer' and watches.person_id = ${observerId}
    join piece_people works on works.piece_id = o.id and works.part = 'worker' and works.person_id = ${workerId}
    where p.state not in ('called_off', 'cancelled')`)
}

/** Who manages the observer, when the visit that was planned for them before this one did not happen because they were called away. */
export function findManagerOfAwayBefore(
  tx: Tx,
  { id, observerId, plannedFor }: Observation,
): Promise<{ id: number } | undefined> {
  return tx.maybe(sql`select p.manager_id as id from people p where p.id = ${observerId} and p.manager_id is not null and (
    select m.details ->> 'why' from observations o join piece_people n on n.piece_id = o.id and n.part = 'observer' and n.person_id = p.id
      left join moves m on m.piece_id = o.id and m.move = 'cancel'
    where o.id <> ${id} and o.planned_for <= ${plannedFor} order by o.planned_for desc, o.id desc limit 1) = 'observer_away'`)
}
