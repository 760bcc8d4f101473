import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, NotAllowed, page, readForm, redirect, textOf } from '#platform/http/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { answerVoice, recordAgreement, ToldAlready } from '../commands/answer.ts'
import { factsOf } from '../commands/move.ts'
import { formOf } from '../form.ts'
import { tellingForm } from '../forms.ts'
import { answerPage } from '../pages/answer.ts'
import { listSaid } from '../queries/answers.ts'
import { findVoice } from '../queries/voices.ts'
import { judgeVoice } from '../states.ts'
import type { Voice } from '../voice.ts'
import { saidInWords } from '../words.ts'
import { whoIs } from './staff.ts'

/* What happened next goes back to the person who spoke (clause 2.2). */

export const answerRoutes: readonly AnyRoute<Need>[] = [
  {
    method: 'GET',
    path: '/voices/:ref/answer',
    need: 'signed in',
    records: 'voice looked at',
    handler: async ({ tx, params, actor, saw }) => {
      const voice = await findVoice(tx, params['ref']!)
      saw({ householdId: voice.householdId, auditId: voice.auditId, data: { voice: voice.ref } })
      const judgement = judgeVoice('answer', voice.state, factsOf(voice, await listSaid(tx, voice.id), actor))
      if (!judgement.allowed) throw new NotAllowed(judgement.because)
      return page(answerPage({ ...(await factsFor(tx, voice)), typed: voice.toldWords }))
    },
  },
  {
    method: 'POST',
    path: '/voices/:ref/answer',
    need: 'signed in',
    records: 'voice answered',
    handler: async ({ tx, params, actor, body, now }) => {
      const voice = await findVoice(tx, params['ref']!)
      const read = readForm(tellingForm, body)
      const typed = textOf(body, 'words')
      if (!read.ok) return page(answerPage({ ...(await factsFor(tx, voice)), typed, mistakes: read.mistakes }))
      try {
        await answerVoice(tx, voice.ref, read.value, actor, now)
      } catch (problem) {
        if (!(problem instanceof ToldAlready)) throw problem
        return page(
          answerPage({ ...(await factsFor(tx, await findVoice(tx, voice.ref))), typed, theirs: problem.theirs }),
        )
      }
      return redirect(`/voices/${voice.ref}`, 'Saved.')
    },
  },
  {
    method: 'POST',
    path: '/voices/:ref/agreement',
    need: 'hold_voices',
    records: 'agreement to share a voice recorded',
    handler: async ({ tx, params, actor, now }) => {
      await recordAgreement(tx, params['ref']!, actor, now)
      return redirect(
        `/voices/${params['ref']}`,
        'Their agreement is recorded. People who see the household may now read it.',
      )
    },
  },
]

async function factsFor(tx: Tx, voice: Voice) {
  const [who, said] = [await whoIs(tx, voice), await listSaid(tx, voice.id)]
  return { voice, who, said: saidInWords(formOf(voice.form), said) }
}
