import type { Actor } from '#platform/actor.ts'
import { type Sql, sql, type Tx } from '#platform/sql/index.ts'
import type { Action } from '../action.ts'
import { action } from './actions.ts'

/** What they own and have still to do, by date. */
export function listToDo(tx: Tx, actor: Actor): Promise<Action[]> {
  return list(tx, sql`a.owner_id = any (${actor.actsFor}) and a.state in ('open', 'in_progress')`)
}

/**
 * What waits for their check: theirs to verify when they raised it, or manage the household's team. What neither of
 * those may verify, because one of them owns it or did it, goes to those who verify actions across the service.
 */
export function listToVerify(tx: Tx, actor: Actor, gone: readonly number[]): Promise<Action[]> {
  const leads = ledBy(actor.actsFor)
  const nobodyNearer = sql`(a.raised_by is null or a.raised_by = any (${gone})
    or a.raised_by in (a.owner_id, a.done_by))`
  const verifies = actor.duties.has('verify_actions')
  const acrossService = verifies && actor.reach === 'service'
  return list(
    tx,
    sql`a.state = 'done_awaiting_check'
      and a.owner_id <> ${actor.id} and a.done_by is distinct from ${actor.id}
      and (a.raised_by = any (${actor.actsFor}) or (${verifies} and ${leads}) or (${acrossService} and ${nobodyNearer}))`,
  )
}

/**
 * What its owner can no longer open, to be given to another by whoever raised it or manages the household's team; where
 * neither of those is there, by those who verify actions across the service.
 */
export function listLeft(tx: Tx, actor: Actor, gone: readonly number[]): Promise<Action[]> {
  const verifies = actor.duties.has('verify_actions')
  const acrossService = verifies && actor.reach === 'service'
  const nobodyNearer = sql`(a.raised_by is null or a.raised_by = any (${gone}))
    and not exists (select from households h join teams t on t.id = h.team_id
      where h.id = a.household_id and t.manager_id is not null and not t.manager_id = any (${gone}))`
  return list(
    tx,
    sql`a.owner_id = any (${gone}) and a.state in ('open', 'in_progress')
      and not (a.sight = 'open' and exists (select from people w where w.id = a.owner_id and w.active))
      and (a.raised_by = any (${actor.actsFor}) or (${verifies} and ${ledBy(actor.actsFor)})
        or (${acrossService} and ${nobodyNearer}))`,
  )
}

/** Of households in a team that one of these leads. */
function ledBy(people: readonly number[]): Sql {
  return sql`a.household_id in (select h.id from households h join teams t on t.id = h.team_id
    where t.manager_id = any (${people}))`
}

/** What they raised and somebody else still has to do. */
export function listAwaited(tx: Tx, actor: Actor): Promise<Action[]> {
  return list(
    tx,
    sql`a.raised_by = any (${actor.actsFor}) and not a.owner_id = any (${actor.actsFor}) and a.state in ('open', 'in_progress')`,
  )
}

/** Overdue actions of others that came up the ladder to them. */
export function listEscalated(tx: Tx, actor: Actor): Promise<Action[]> {
  return list(
    tx,
    sql`a.escalated_to = any (${actor.actsFor}) and not a.owner_id = any (${actor.actsFor}) and a.state in ('open', 'in_progress')`,
  )
}

/** What they did since the first of the month. */
export function listDoneSince(tx: Tx, actor: Actor, since: Temporal.PlainDate): Promise<Action[]> {
  return list(tx, sql`a.done_by = ${actor.id} and a.done_on >= ${since}`)
}

function list(tx: Tx, which: Sql): Promise<Action[]> {
  return tx.many<Action>(sql`${action} where ${which} order by a.due_on, a.id`)
}
