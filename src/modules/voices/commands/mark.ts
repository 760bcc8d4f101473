import { hash } from '#platform/hash.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { mostTries } from '../marks.ts'
import { findMark } from '../queries/visits.ts'
import type { Key } from '../visit.ts'
import { openVisit } from './visit.ts'

/** Two pictures or a word are chosen: who gives them later reads again what is said from now on in visits that knew them.
 * What was said before is shown to nobody by it, so choosing anew opens nothing. */
export async function chooseMark(tx: Tx, key: Key, mark: string, now: Temporal.Instant): Promise<void> {
  const opened = await openVisit(tx, key, now, true)
  if (!opened) return
  const { visit, voice } = opened
  const { version } = await tx.one<{ version: number }>(sql`
    insert into voice_marks as m (voice_id, mark_hash, chosen_at) values (${voice.id}, ${hashOf(voice.id, mark)}, ${now})
    on conflict (voice_id) do update set mark_hash = excluded.mark_hash, version = m.version + 1, wrong_tries = 0,
      chosen_at = excluded.chosen_at
    returning version`)
  await tx.run(sql`update voice_visits set knows_mark = ${version} where id = ${visit.id}`)
}

/** They give what was chosen; right or not, and how often they may still try. */
export async function giveMark(
  tx: Tx,
  key: Key,
  mark: string,
  now: Temporal.Instant,
): Promise<{ right: boolean; triesLeft: number }> {
  const opened = await openVisit(tx, key, now, true)
  const known = opened && (await findMark(tx, opened.voice.id))
  if (!opened || !known || known.wrongTries >= mostTries) return { right: false, triesLeft: 0 }
  const { visit, voice } = opened
  const right = await tx.maybe<{ version: number }>(sql`select version from voice_marks
    where voice_id = ${voice.id} and mark_hash = ${hashOf(voice.id, mark)}`)
  if (right) {
    await tx.run(sql`update voice_visits set knows_mark = ${right.version} where id = ${visit.id}`)
    return { right: true, triesLeft: mostTries }
  }
  await tx.run(sql`update voice_marks set wrong_tries = wrong_tries + 1 where voice_id = ${voice.id}`)
  return { right: false, triesLeft: mostTries - known.wrongTries - 1 }
}

const hashOf = (voiceId: number, mark: string): string => hash(`${voiceId}:${mark}`)
