import { sql, type Tx } from '#platform/sql/index.ts'
import type { Clock } from '../clock.ts'

/** The clocks of a piece, in the order in which they started. */
export const listClocks = (tx: Tx, pieceId: number): Promise<Clock[]> =>
  tx.many<Clock>(sql`
    select id, key, started_at as "startedAt", due_at as "dueAt", stopped_at as "stoppedAt", state, unit, length, extends,
      agreed_by as "agreedBy", reason from clocks where piece_id = ${pieceId} order by started_at, id`)
