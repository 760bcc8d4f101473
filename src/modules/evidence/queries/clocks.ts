import { type Sql, sql, type Tx } from '#platform/sql/index.ts'
import type { Clock, ClockOf } from '../clock.ts'

/** The last day on which what is still running is in time, of a clock that counts days; null when it has stopped: a column of what My work
 * reads. */
export const lastDayLeft = (pieceId: Sql, key: ClockOf<never, never>['key']): Sql =>
  sql`(select (max(c.due_at) at time zone 'Europe/London')::date - 1 from clocks c where c.piece_id = ${pieceId} and c.key = ${key} and c.state = 'running')`

/** The clocks of a piece, in the order in which they started. */
export const listClocks = (tx: Tx, pieceId: number): Promise<Clock[]> =>
  tx.many<Clock>(sql`
    select id, key, started_at as "startedAt", due_at as "dueAt", stopped_at as "stoppedAt", state, unit, length, extends,
      agreed_by as "agreedBy", reason from clocks where piece_id = ${pieceId} order by started_at, key, id`)
