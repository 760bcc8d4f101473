import type { Need } from '#modules/people/index.ts'
import { NotAllowed } from '#platform/problems.ts'
import { type AnyRoute, type Context, page, readForm, redirect } from '#platform/http/index.ts'
import { sayLanguage } from '../commands/language.ts'
import { factsOf } from '../commands/move.ts'
import { languageForm } from '../forms.ts'
import { languageName } from '../languages.ts'
import { languagePage } from '../pages/language.ts'
import { listSaid } from '../queries/answers.ts'
import { findVoice } from '../queries/voices.ts'
import { judgeVoice } from '../states.ts'
import { whoIs } from './staff.ts'

/* In which language somebody's words are. */

export const languageRoutes: readonly AnyRoute<Need>[] = [
  {
    method: 'GET',
    path: '/voices/:ref/language',
    need: 'signed in',
    records: 'nothing',
    handler: async (context) => page(languagePage(await factsFor(context))),
  },
  {
    method: 'POST',
    path: '/voices/:ref/language',
    again: 'taken',
    need: 'signed in',
    records: 'language of a voice said',
    handler: async (context) => {
      const { tx, actor, body } = context
      const facts = await factsFor(context)
      const read = readForm(languageForm, body)
      if (!read.ok) return page(languagePage({ ...facts, mistakes: read.mistakes }))
      await sayLanguage(tx, facts.voice.ref, read.value.language, actor)
      return redirect(`/voices/${facts.voice.ref}`, `Saved: ${languageName(read.value.language)}.`)
    },
  },
]

async function factsFor({ tx, params, actor }: Context) {
  const voice = await findVoice(tx, params['ref']!)
  const judgement = judgeVoice('say_language', voice.state, factsOf(voice, await listSaid(tx, voice.id), actor))
  if (!judgement.allowed) throw new NotAllowed(judgement.because)
  return { voice, who: await whoIs(tx, voice) }
}
