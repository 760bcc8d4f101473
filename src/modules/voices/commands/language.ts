import type { Actor } from '#platform/actor.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { record } from '#platform/trail/index.ts'
import type { Language } from '../languages.ts'
import { lockVoice } from '../queries/voices.ts'
import { caseOf } from './link.ts'
import { moveVoice } from './move.ts'

/** Says in which language somebody's words are; the one before is kept. */
export async function sayLanguage(tx: Tx, ref: string, language: Language, actor: Actor): Promise<void> {
  const { language: was } = await lockVoice(tx, ref)
  const { voice } = await moveVoice(tx, ref, 'say_language', actor, { details: { from: was, to: language } })
  await tx.run(sql`update voices set language = ${language} where id = ${voice.id}`)
  await record(tx, { kind: 'language of a voice said', ...caseOf(voice) })
}
