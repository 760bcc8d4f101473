import type { Need } from '#modules/people/index.ts'
import { NotAllowed, Refused } from '#platform/problems.ts'
import { londonDate } from '#platform/dates/index.ts'
import { type AnyRoute, type Context, page, readForm, redirect, textOf } from '#platform/http/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { answerVoice, changeShare, recordAgreement, ToldAlready } from '../commands/answer.ts'
import { factsOf } from '../commands/move.ts'
import { formOf } from '../form.ts'
import { readTold, shareForm, tellingForm } from '../forms.ts'
import { answerPage } from '../pages/answer.ts'
import { wordsList } from '../pages/panel.ts'
import { agreementPage, sharePage } from '../pages/share.ts'
import { listSaid } from '../queries/answers.ts'
import { findVoice } from '../queries/voices.ts'
import { judgeVoice } from '../states.ts'
import { isWider, type Voice } from '../voice.ts'
import { saidInWords } from '../words.ts'
import { whoIs, whoSays } from './staff.ts'

/* What happened next goes back to the person who spoke (clause 2.2). */

export const answerRoutes: readonly AnyRoute<Need>[] = [
  {
    method: 'GET',
    path: '/voices/:ref/answer',
    keyed: true,
    need: 'signed in',
    records: 'voice looked at',
    handler: async ({ tx, params, actor, saw }) => {
      const voice = await findVoice(tx, params['ref']!)
      saw({ householdId: voice.householdId, pieceId: voice.pieceId, data: { voice: voice.ref } })
      const judgement = judgeVoice('answer', voice.state, factsOf(voice, await listSaid(tx, voice.id), actor))
      if (!judgement.allowed) throw new NotAllowed(judgement.because)
      return page(answerPage({ ...(await factsFor(tx, voice)), typed: voice.toldWords }))
    },
  },
  {
    method: 'POST',
    path: '/voices/:ref/answer',
    again: 'taken',
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
    keyed: true,
    need: 'signed in',
    records: 'nothing',
    handler: async (context) => page(sharePage(await shareFacts(context, 'change_share'))),
  },
  {
    method: 'POST',
    path: '/voices/:ref/share',
    again: 'taken',
    need: 'signed in',
    records: 'choice of who may read a voice changed',
    handler: async (context) => {
      const { tx, actor, body, today } = context
      const facts = await shareFacts(context, 'change_share')
      const { voice } = facts
      const read = readForm(shareForm, body)
      if (!read.ok) return page(sharePage({ ...facts, mistakes: read.mistakes }))
      const { share } = read.value
      const told = isWider(share, voice) ? readTold(body, { from: givenOn(voice), today }) : undefined
      if (told?.ok === false) return page(sharePage({ ...facts, mistakes: told.mistakes }))
      await changeShare(tx, voice.ref, { share, told: told?.value }, actor, today)
      return redirect(`/voices/${voice.ref}`, 'Their choice is saved, with the one before.')
    },
  },
  {
    method: 'GET',
    path: '/voices/:ref/agreement',
    keyed: true,
    need: 'signed in',
    records: 'nothing',
    handler: async (context) => page(agreementPage(await shareFacts(context, 'record_agreement'))),
  },
  {
    method: 'POST',
    path: '/voices/:ref/agreement',
    again: 'taken',
    need: 'signed in',
    records: 'agreement to share a voice recorded',
    handler: async (context) => {
      const { tx, actor, body, now, today } = context
      const facts = await shareFacts(context, 'record_agreement')
      const told = readTold(body, { from: givenOn(facts.voice), today })
      if (!told.ok) return page(agreementPage({ ...facts, mistakes: told.mistakes }))
      await recordAgreement(tx, facts.voice.ref, told.value, actor, { now, today })
      return redirect(
        `/voices/${facts.voice.ref}`,
        'Their agreement is recorded. People who see the household may now read it.',
      )
    },
  },
]

async function factsFor(tx: Tx, voice: Voice) {
  const [who, said] = [await whoSays(tx, voice), await listSaid(tx, voice.id)]
  const words = wordsList(saidInWords(formOf(voice.form), said, voice.language))
  return { at: `/voices/${voice.ref}`, caption: `${voice.ref}, ${who}`, said: words, version: voice.version }
}

/** The voice for a page about who may read it, when this person may change that now; else says why not. */
async function shareFacts({ tx, params, actor, body, today }: Context, name: 'change_share' | 'record_agreement') {
  const voice = await findVoice(tx, params['ref']!)
  const judgement = judgeVoice(name, voice.state, factsOf(voice, await listSaid(tx, voice.id), actor))
  if (!judgement.allowed) throw judgement.mine ? new Refused(judgement.because) : new NotAllowed(judgement.because)
  const typed = Object.fromEntries(Object.keys(body).map((field) => [field, textOf(body, field)]))
  return { voice, who: await whoIs(tx, voice), typed, today }
}

const givenOn = ({ givenAt }: Voice): Temporal.PlainDate | null => givenAt && londonDate(givenAt)
