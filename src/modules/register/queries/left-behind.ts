import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

const fosteringNow = sql`h.status in ('approved', 'temp_reg24', 'on_hold')`

/** The first of several that one person left behind, and how many there are. */
export type Left = { ref: string; who: string; count: number }

/** Households of the teams that the person manages whose fostering social worker is one of those who have gone. */
export function listHouseholdsLeft(tx: Tx, actor: Actor, gone: readonly number[]): Promise<Left[]> {
  return tx.many(sql`select 'H-' || min(h.id) as ref, w.name as who, count(*) as count
    from households h join teams t on t.id = h.team_id join people w on w.id = h.supervising_worker_id
    where t.manager_id = any (${actor.actsFor}) and w.id = any (${gone}) and ${fosteringNow}
    group by w.id order by w.name, w.id`)
}

/** Children in a household now whose Independent Reviewing Officer is one of them. Who has turned 18 needs none any more. */
export function listChildrenLeft(tx: Tx, gone: readonly number[], today: Temporal.PlainDate): Promise<Left[]> {
  return tx.many(sql`select 'C-' || min(c.id) as ref, i.name as who, count(*) as count
    from children c join people i on i.id = c.iro_id where i.id = any (${gone})
      and (c.born_on is null or c.born_on > ${today.subtract({ years: 18 })})
      and exists (select from placements p where p.child_id = c.id and p.ended_on is null and p.household_id is not null)
    group by i.id order by i.name, i.id`)
}

/** Households that foster now and are with no team: a file that was brought in may not name one. */
export function listHouseholdsWithoutTeam(tx: Tx): Promise<Omit<Left, 'who'>[]> {
  return tx.many(sql`select 'H-' || min(h.id) as ref, count(*) as count from households h
    where h.team_id is null and ${fosteringNow} having count(*) > 0`)
}

/** Teams with households that foster now, led by nobody or by one of those who have gone. */
export function listTeamsLedByNobody(tx: Tx, gone: readonly number[]): Promise<{ id: number; name: string }[]> {
  return tx.many(sql`select t.id, t.name from teams t where (t.manager_id is null or t.manager_id = any (${gone}))
      and exists (select from households h where h.team_id = t.id and ${fosteringNow}) order by t.name`)
}
