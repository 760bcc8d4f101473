import { sql, type Tx } from '#platform/sql/index.ts'
import { nowKey } from '../form.ts'
import type { Voice } from '../voice.ts'
import { moveOwnVoice } from './move.ts'
import { type Moment, raiseFromVoice } from './say.ts'

/** Somebody pressed "I want to tell someone something now". Pressed twice it is told again; words may come with it or later,
 * and none that came before are lost. Handed in already, it is told all the same. */
export async function tellNow(tx: Tx, voice: Voice, at: Moment, words = ''): Promise<void> {
  await begin(tx, voice)
  await tx.run(sql`insert into voice_answers as a (voice_id, question, value, words, quality_team_only, saved_at)
    values (${voice.id}, ${nowKey(voice.form)}, '"pressed"', ${words}, ${voice.kind === 'worker'}, ${at.now})
    on conflict (voice_id, question) do update
      set words = concat_ws(E'\n\n', nullif(a.words, ''), nullif(excluded.words, '')), version = a.version + 1,
        saved_at = excluded.saved_at`)
  await raiseFromVoice(tx, voice, at)
}

/** Whoever had no words has some now. What was handed in stays so. */
async function begin(tx: Tx, voice: Voice): Promise<void> {
  if (voice.state === 'given') return
  if (voice.state !== 'not_given') return moveOwnVoice(tx, voice, 'save')
  await moveOwnVoice(tx, voice, 'ask_again')
  await moveOwnVoice(tx, { ...voice, state: 'to_ask' }, 'save')
}
