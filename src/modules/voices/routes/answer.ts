import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, NotAllowed, page, readForm, redirect, textOf } from '#platform/http/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { answerVoice, changeShare, recordAgreement, ToldAlready } from '../commands/answer.ts'
import { factsOf } from '../commands/move.ts'
import { formOf } from '../form.ts'
import { shareForm, tellingForm } from '../forms.ts'
import { answerPage } from '../pages/answer.ts'
import { sharePage } from '../pages/share.ts'
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
    method: 'GET',
    path: '/voices/:ref/share',
    need: 'signed in',
    records: 'nothing',
    handler: async ({ tx, params, actor }) => {
      const voice = await findVoice(tx, params['ref']!)
      const judgement = judgeVoice('change_share', voice.state, factsOf(voice, await listSaid(tx, voice.id), actor))
      if (!judgement.allowed) throw new NotAllowed(judgement.because)
      return page(sharePage(voice, await whoIs(tx, voice)))
    },
  },
  {
    method: 'POST',
    path: '/voices/:ref/share',
    need: 'signed in',
    records: 'choice of who may read a voice changed',
    handler: async ({ tx, params, actor, body }) => {
      const read = readForm(shareForm, body)
      const voice = await findVoice(tx, params['ref']!)
      if (!read.ok) return page(sharePage(voice, await whoIs(tx, voice), read.mistakes))
      await changeShare(tx, voice.ref, read.value.share, actor)
      return redirect(`/voices/${voice.ref}`, 'Their choice is saved.')
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
