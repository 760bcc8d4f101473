import { sql, type Tx } from '#platform/sql/index.ts'
import { lateKey, nowKey } from '../form.ts'
import { isAnswered, type Voice } from '../voice.ts'
import { moveOwnVoice } from './move.ts'
import { type Moment, raiseFromVoice } from './say.ts'

/** With which words, and whether they pressed the button or an answer that came after everything was handed in says it. */
export type Telling = { words: string; how: 'pressed' | 'late' }

/** Where such words stand: apart, when everything was handed in. */
export const tellsAt = (voice: Voice): string => (isAnswered(voice) ? lateKey : nowKey)(voice.form)

/** Somebody pressed "I want to tell someone something now". Pressed twice it is told again; words may come with it or later,
 * and none that came before are lost. After everything was handed in, where that stands stays as it is. */
export async function tellNow(tx: Tx, voice: Voice, at: Moment, { words, how }: Telling): Promise<void> {
  if (!isAnswered(voice)) await moveOwnVoice(tx, voice, 'save')
  const key = tellsAt(voice)
  await tx.run(sql`insert into voice_answers as a (voice_id, question, value, words, quality_team_only, saved_at)
    values (${voice.id}, ${key}, ${JSON.stringify(how)}, ${words}, ${voice.kind === 'worker'}, ${at.now})
    on conflict (voice_id, question) do update
      set words = concat_ws(E'\n\n', nullif(a.words, ''), nullif(excluded.words, '')), version = a.version + 1,
        saved_at = excluded.saved_at`)
  await raiseFromVoice(tx, voice, at)
}
