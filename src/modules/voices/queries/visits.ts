import { sql, type Tx } from '#platform/sql/index.ts'
import type { Visit } from '../visit.ts'

/** Which answers this visit may show, by question, and as which version: those given in it, and, when the pictures or the word
 * of the voice were given or chosen in it, those of every visit in which they were. */
export async function listSeenIn(tx: Tx, visit: Visit): Promise<Map<string, number>> {
  const rows = await tx.many<{ question: string; version: number }>(sql`
    select s.key as question, max(s.value::int) as version
    from voice_visits v cross join lateral jsonb_each_text(v.said) s
    where v.voice_id = ${visit.voiceId} and (v.id = ${visit.id} or v.knows_mark =
      (select m.version from voice_marks m where m.voice_id = v.voice_id and m.version = ${visit.knowsMark}))
    group by s.key`)
  return new Map(rows.map(({ question, version }) => [question, version]))
}

export type Mark = { version: number; wrongTries: number }

/** The pictures or the word that were chosen for this voice, if any were; what they are is kept only as a hash. */
export function findMark(tx: Tx, voiceId: number): Promise<Mark | undefined> {
  return tx.maybe(sql`select version, wrong_tries as "wrongTries" from voice_marks where voice_id = ${voiceId}`)
}

/** Whether the review that this voice is asked for was held: before that, nobody is asked how it was. */
export async function reviewWasHeld(tx: Tx, voiceId: number): Promise<boolean> {
  const { held } = await tx.one<{ held: boolean }>(sql`select review_was_held(${voiceId}) as held`)
  return held
}
