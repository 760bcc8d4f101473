import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'

/** An open piece of a worker's, somebody of the line above them who is away, and the next above who is there: nobody, where none is. */
export type LeftAlone = { pieceId: number; absence: number; away: number; to: number | null }

/** What has not been written down yet of the absences of today. */
export const listLinesLeftAlone = (tx: Tx, today: Temporal.PlainDate): Promise<LeftAlone[]> =>
  tx.many<LeftAlone>(sql`select piece_id as "pieceId", absence_id as absence, away_id as away, goes_to as "to"
    from lines_left_alone(${today}) order by piece_id, absence_id`)

/** It goes to the next above, who sees it in any case: that it did is in its trail, read by those who see the piece. */
export async function noteLineAbove(tx: Tx, { pieceId, ...data }: LeftAlone): Promise<void> {
  await record(tx, { kind: 'gone to the line above', pieceId, data })
}
