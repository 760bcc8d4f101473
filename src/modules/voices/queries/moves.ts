import { sql, type Tx } from '#platform/sql/index.ts'

/** A move that was made with a voice, for those who may read its words. */
export type VoiceMoveMade = {
  move: string
  by: string | null
  at: Temporal.Instant
  words: string
  details: Readonly<Record<string, unknown>>
  /** Names of whom it was handed from and to. */
  from: string | null
  to: string | null
}

export function listMoves(tx: Tx, voiceId: number): Promise<VoiceMoveMade[]> {
  return tx.many<VoiceMoveMade>(sql`select m.move, p.name as by, m.at, m.words, m.details,
      (select name from people where m.move in ('hand_over', 'follow_officer') and id = (m.details ->> 'from')::int) as "from",
      (select name from people where m.move in ('hand_over', 'follow_officer') and id = (m.details ->> 'to')::int) as "to"
    from voice_moves m left join people p on p.id = m.by_id where m.voice_id = ${voiceId} order by m.at, m.id`)
}
