import type { Actor } from '#platform/sql/database.ts'
import { sql, type Tx } from '#platform/sql/index.ts'

const most = 40
const fosteringNow = sql`h.status in ('approved', 'temp_reg24', 'on_hold')`

/** Households of the teams that the person manages whose fostering social worker is one of those who have gone. */
export function listHouseholdsLeft(tx: Tx, actor: Actor, gone: readonly number[]): Promise<{ ref: string }[]> {
  return tx.many(sql`select h.ref from households h join teams t on t.id = h.team_id
    where t.manager_id = any (${actor.actsFor}) and h.supervising_worker_id = any (${gone}) and ${fosteringNow}
    order by h.id limit ${most}`)
}

/** Children in a household now whose Independent Reviewing Officer is one of them. */
export function listChildrenLeft(tx: Tx, gone: readonly number[]): Promise<{ ref: string }[]> {
  return tx.many(sql`select c.ref from children c where c.iro_id = any (${gone})
      and exists (select from placements p where p.child_id = c.id and p.ended_on is null and p.household_id is not null)
    order by c.id limit ${most}`)
}

/** Households that foster now and are with no team: a file that was brought in may not name one. */
export function listHouseholdsWithoutTeam(tx: Tx): Promise<{ ref: string }[]> {
  return tx.many(sql`select h.ref from households h where h.team_id is null and ${fosteringNow}
    order by h.id limit ${most}`)
}

/** Teams with households that foster now, led by nobody or by one of them. */
export function listTeamsLedByNobody(tx: Tx, gone: readonly number[]): Promise<{ id: number; name: string }[]> {
  return tx.many(sql`select t.id, t.name from teams t where (t.manager_id is null or t.manager_id = any (${gone}))
      and exists (select from households h where h.team_id = t.id and ${fosteringNow})
    order by t.name limit ${most}`)
}
