import type { Actor } from '#platform/actor.ts'
import { join, raw, type Sql, sql, type Tx } from '#platform/sql/index.ts'
import { handingBack, type SaidOfMoves } from '../stream.ts'
import type { StreamKey } from '../piece.ts'
import { upperFirst } from '#platform/words.ts'
import type { Pieces } from './pieces.ts'

/** It was taken back, or opened again. */
const isUndone = (move: 'm' | 'back'): Sql => sql`exists (select from moves u where u.undoes = ${raw(move)}.id)`

/** Whether the last move of `piece` that was not undone gave it back to whoever had it: a column of what My work reads. What was done last of
 * all stands; only behind what undid something is it asked, move by move, what was undone. */
export const cameBack = (moves: SaidOfMoves): Sql => {
  const last = (which: Sql, then: Sql) =>
    sql`(select ${then} from moves m where m.piece_id = piece.id and m.from_state is distinct from m.to_state ${which} order by m.at desc, m.id desc limit 1)`
  const handed = sql`m.move = any (${handingBack(moves)})`
  const standing = last(sql`and m.move not in ('recall', 'reopen') and not ${isUndone('m')}`, handed)
  return sql`coalesce(${last(sql``, sql`case when m.move in ('recall', 'reopen') then ${standing} else ${handed} end`)}, false)`
}

/** What is open and theirs in a plain stream: by the person, never by cover. `more`: columns of its own, beside those of `pieces.from`. */
export function listOpen<Row>(
  tx: Tx,
  actor: Actor,
  { from, people }: Pick<Pieces<unknown>, 'from' | 'people'>,
  { moves, more }: { moves: SaidOfMoves; more?: Sql | undefined },
): Promise<Row[]> {
  const named = people.map(
    (part) =>
      sql`${raw(part)}.id = ${actor.id} as ${raw(`"is${upperFirst(part)}"`)}, ${raw(`${part}.name as "${part}"`)}`,
  )
  return tx.many<Row>(sql`
    select piece.ref, h.ref as household, piece.state, piece.state_since as "stateSince", piece.due_on as "dueOn", true as "takesPart",
      null as covering, ${cameBack(moves)} as "cameBack", ${join(more ? [...named, more] : named)}
    from ${from} where own.id = any (array(select n.piece_id from piece_people n where n.person_id = ${actor.id} and n.phase = 'open'))`)
}

export type Done = { ref: string; household: string | null; move: string; on: Temporal.PlainDate }

/** What the person has finished since that day, in London: each piece once for each thing done with it. What has come back since to where it
 * was when they did so (taken back, handed back, opened again) is not done. */
export function listDoneSince(
  tx: Tx,
  stream: StreamKey,
  moves: readonly string[],
  { by, since }: { by: number; since: Temporal.PlainDate },
): Promise<Done[]> {
  return tx.many<Done>(sql`
    select piece.ref, h.ref as household, m.move, (max(m.at) at time zone 'Europe/London')::date as "on"
    from moves m join pieces piece on piece.id = m.piece_id left join households h on h.id = piece.household_id
    where piece.stream = ${stream} and m.by_id = ${by} and m.at >= (${since}::date)::timestamp at time zone 'Europe/London'
      and m.move = any (${[...moves]}) and not ${isUndone('m')} and not exists (select from moves back where back.piece_id = m.piece_id
        and back.to_state = m.from_state and back.from_state <> back.to_state and back.at >= m.at and back.id > m.id and back.move not in ('recall', 'reopen')
        and not ${isUndone('back')})
    group by piece.id, h.id, m.move order by max(m.at) desc limit 20`)
}
