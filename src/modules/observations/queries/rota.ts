import { findHousehold } from '#modules/register/index.ts'
import { NotFound } from '#platform/problems.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import type { Around, Rota } from '../planning.ts'

/** Whose practice this person may observe, and when it last was: first whom they manage, and of these who waits longest. Nobody watches
 * themselves, or their manager; those who manage a team are watched by those above them, and by none of each other. */
export function listRota(tx: Tx, today: Temporal.PlainDate): Promise<Rota[]> {
  return tx.many<Rota>(sql`
    select p.id, p.name, t.name as team, p.manager_id as "managerId", r.here_since as "hereSince", r.last_on as "lastOn", r.next_on as "nextOn"
    from observation_rota(${today}) r join people p on p.id = r.person_id left join teams t on t.id = p.team_id
    where p.id <> actor() and p.id <> all (managers_above(actor())) and not (has_own_duty('respond') and exists (
      select from person_roles pr join roles o on o.key = pr.role and 'respond' = any (o.duties) where pr.person_id = p.id and coalesce(pr.until_on, ${today}) >= ${today}))
    order by p.id = any ((select my_line())::int[]) desc, r.next_on is not null, r.last_on nulls first, p.name, p.id`)
}

/** One of them. NotFound for anybody else. */
export async function findOnRota(tx: Tx, id: number, today: Temporal.PlainDate): Promise<Rota> {
  const worker = (await listRota(tx, today)).find((one) => one.id === id)
  if (!worker) throw new NotFound()
  return worker
}

/** The household of a reference: one that this person sees, or the own of the worker whose visit they plan to watch. */
export async function findHouseholdFor(tx: Tx, { id: workerId, name: worker }: Rota, ref: string) {
  const { id } = await tx.one<{ id: number | null }>(sql`select household_to_watch(${ref}, ${workerId}) as id`)
  return id === null ? findHousehold(tx, ref) : { id, ref, workerId, worker }
}

/** When these two were last together on a visit, or are to be. */
export function findPair(tx: Tx, observerId: number, workerId: number): Promise<Pick<Around, 'lastTogether'>> {
  return tx.one(sql`select max(coalesce(o.seen_on, o.planned_for)) as "lastTogether" from observations o join pieces p on p.id = o.id
    join piece_people watches on watches.piece_id = o.id and watches.part = 'observer' and watches.person_id = ${observerId}
    join piece_people works on works.piece_id = o.id and works.part = 'worker' and works.person_id = ${workerId}
    where p.state not in ('called_off', 'cancelled')`)
}

/** Of how many visits of a team in a year somebody else than the worker’s manager was the observer. Nothing of a team with fewer than five. */
export type ByOthers = { team: string; part: number; whole: number }

export function listByOthers(tx: Tx, on: Temporal.PlainDate): Promise<ByOthers[]> {
  return tx.many<ByOthers>(sql`select team, part::int, whole::int from observed_by_others(${on}) order by team`)
}
