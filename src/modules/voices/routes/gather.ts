import { missingForLinks, type Need, readContacts } from '#modules/people/index.ts'
import type { Actor } from '#platform/actor.ts'
import { NotAllowed, Refused } from '#platform/problems.ts'
import { type AnyRoute, page, readForm, redirect, textOf } from '#platform/http/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { Given } from '../answer.ts'
import { formOfAge, formOfTheDay } from '../commands/form-of-the-day.ts'
import { keepFresh } from '../commands/fresh-link.ts'
import { letGoOn, moreFacts } from '../commands/go-on.ts'
import { askObserver, chooseWay, dropObserver } from '../commands/way.ts'
import { factsOf } from '../commands/move.ts'
import { askAgain, finish, sayWhyNot, writeDown } from '../commands/record.ts'
import { askAlone, askTogether } from '../commands/together.ts'
import { type FeedbackForm, formAsked, formForKind, formOf, formsToChoose, isAlert, isChildsOwn } from '../form.ts'
import { readAnswers, readHow, wayForm, whyNotForm } from '../forms.ts'
import { goOnPage } from '../pages/going-on.ts'
import { notGivenPage } from '../pages/not-given.ts'
import { recordPage } from '../pages/record.ts'
import { type WayFacts, wayPage } from '../pages/way.ts'
import { listSaid, listWhileWriting } from '../queries/answers.ts'
import { reviewWasHeld } from '../queries/visits.ts'
import { findVoice } from '../queries/voices.ts'
import { judgeVoice, type MoveName } from '../states.ts'
import type { Voice } from '../voice.ts'
import { whoIs, whoSays } from './staff.ts'

/* Asking: by a link, together, or not at all and why. */

export const gatherRoutes: readonly AnyRoute<Need>[] = [
  {
    method: 'GET',
    path: '/voices/:ref/way',
    keyed: true,
    need: 'signed in',
    records: 'nothing',
    handler: async ({ tx, params, actor, today }) =>
      page(wayPage(await wayFacts(tx, await findFor(tx, params['ref']!, 'choose_way', actor), today))),
  },
  {
    method: 'POST',
    path: '/voices/:ref/way',
    again: 'taken',
    need: 'signed in',
    records: 'way of telling chosen',
    handler: async ({ tx, params, actor, body, today }) => {
      const voice = await findFor(tx, params['ref']!, 'choose_way', actor)
      const read = readForm(wayForm, body)
      if (!read.ok)
        return page(wayPage({ ...(await wayFacts(tx, voice, today)), typed: body, mistakes: read.mistakes }))
      const form = formsToChoose(voice).find((key) => key === read.value.form) ?? null
      const chosen = {
        way: read.value.way,
        form: form ?? (voice.kind === 'household_member' ? formForKind(voice.kind) : null),
        carersName: voice.kind === 'child' ? read.value['carers-name'] : '',
      }
      await chooseWay(tx, voice.ref, chosen, actor, today)
      return redirect(`/voices/${voice.ref}`, 'Saved.')
    },
  },
  {
    method: 'POST',
    path: '/voices/:ref/observation',
    need: 'signed in',
    records: 'somebody who knows a child asked',
    handler: async ({ tx, params, actor }) => {
      const ref = await askObserver(tx, params['ref']!, actor)
      return redirect(`/voices/${ref}`, 'Make a link for somebody who knows the child, or write down what they see.')
    },
  },
  {
    method: 'POST',
    path: '/voices/:ref/observation/withdrawal',
    need: 'signed in',
    records: 'nobody else asked of a child',
    handler: async ({ tx, params, actor }) =>
      redirect(`/voices/${await dropObserver(tx, params['ref']!, actor)}`, 'Nobody else is asked.'),
  },
  {
    method: 'POST',
    path: '/voices/:ref/together',
    need: 'signed in',
    records: 'both carers asked together',
    handler: async ({ tx, params, actor, body }) => {
      await askTogether(tx, params['ref']!, textOf(body, 'with'), actor)
      return redirect(`/voices/${params['ref']}`, 'Both take part. What you write down is kept for both of them.')
    },
  },
  {
    method: 'POST',
    path: '/voices/:ref/together/withdrawal',
    need: 'signed in',
    records: 'carers asked each alone',
    handler: async ({ tx, params, actor }) => {
      await askAlone(tx, params['ref']!, actor)
      return redirect(`/voices/${params['ref']}`, 'Each of them is asked alone.')
    },
  },
  {
    method: 'GET',
    path: '/voices/:ref/going-on',
    need: 'signed in',
    records: 'nothing',
    handler: async ({ tx, params, actor }) => {
      const voice = await findVoice(tx, params['ref']!)
      const facts = { ...factsOf(voice, await listSaid(tx, voice.id), actor), ...(await moreFacts(tx, voice)) }
      const judgement = judgeVoice('go_on', voice.state, facts)
      if (!judgement.allowed) throw new NotAllowed(judgement.because)
      return page(goOnPage(voice, await whoIs(tx, voice)))
    },
  },
  {
    method: 'POST',
    path: '/voices/:ref/going-on',
    need: 'signed in',
    records: 'voice opened again',
    handler: async ({ tx, params, actor, now, today }) => {
      const { form } = await findVoice(tx, params['ref']!)
      // A child is given no link that says nobody to turn to.
      const byLink = !isChildsOwn(formOf(form)) || missingForLinks(await readContacts(tx, today)).length === 0
      const { voice, link } = await letGoOn(tx, params['ref']!, actor, { now, today, byLink })
      if (link === null) return redirect(`/voices/${voice.ref}`, 'They can go on.')
      await keepFresh(tx, link, actor, now)
      return redirect(`/voices/${voice.ref}/link`, 'They can go on, by this link.')
    },
  },
  {
    method: 'GET',
    path: '/voices/:ref/record',
    need: 'signed in',
    records: 'voice looked at',
    handler: async ({ tx, params, actor, saw, today }) => {
      const found = await findFor(tx, params['ref']!, 'save', actor)
      const voice = { ...found, form: await formOfTheDay(tx, found, today) }
      saw({ householdId: voice.householdId, pieceId: voice.pieceId, data: { voice: voice.ref } })
      return page(recordPage(await recordFacts(tx, voice, actor)))
    },
  },
  {
    method: 'POST',
    path: '/voices/:ref/record',
    again: 'taken',
    need: 'signed in',
    records: 'voice given',
    handler: async ({ tx, params, actor, body, now, today }) => {
      const found = await findVoice(tx, params['ref']!)
      // The form that was open when the talk began, where a birthday came between.
      const form =
        found.state === 'to_ask' || found.state === 'asked' ? shownForm(found, textOf(body, 'form')) : found.form
      const voice = { ...found, form }
      const asked = await formFor(tx, voice, actor)
      const given = readAnswers(asked, body, voice.kind)
      const clashes = await writeDown(
        tx,
        voice.ref,
        given,
        readHow(asked, body, voice.kind),
        actor,
        { now, today },
        form,
      )
      if (clashes.length > 0)
        return page({ ...recordPage({ ...(await recordFacts(tx, voice, actor)), clashes }), status: 409 })
      if (textOf(body, 'then') !== 'finish') return redirect(`/voices/${voice.ref}/record`, savedWords(asked, given))
      await finish(tx, voice.ref, actor, { now, today })
      return redirect(
        `/voices/${voice.ref}`,
        voice.kind === 'worker'
          ? 'Thank you. It has gone to the quality team.'
          : 'Saved. Thank them, and tell them what happens next.',
      )
    },
  },
  {
    method: 'GET',
    path: '/voices/:ref/not-given',
    keyed: true,
    need: 'signed in',
    records: 'nothing',
    handler: async ({ tx, params, actor }) => {
      const voice = await findFor(tx, params['ref']!, 'say_why_not', actor)
      return page(notGivenPage(voice, await whoIs(tx, voice), { reason: '', words: '' }))
    },
  },
  {
    method: 'POST',
    path: '/voices/:ref/not-given',
    need: 'signed in',
    records: 'voice not given',
    handler: async ({ tx, params, actor, body, now, today }) => {
      const read = readForm(whyNotForm, body)
      const voice = await findVoice(tx, params['ref']!)
      if (!read.ok) {
        const typed = { reason: textOf(body, 'reason'), words: textOf(body, 'words') }
        return page(notGivenPage(voice, await whoIs(tx, voice), typed, read.mistakes))
      }
      await sayWhyNot(tx, voice.ref, read.value, actor, { now, today })
      return redirect(`/voices/${voice.ref}`, 'The reason is saved.')
    },
  },
  {
    method: 'POST',
    path: '/voices/:ref/asking-again',
    need: 'signed in',
    records: 'voice asked for again',
    handler: async ({ tx, params, actor }) => {
      await askAgain(tx, params['ref']!, actor)
      return redirect(`/voices/${params['ref']}`, 'They can be asked again.')
    },
  },
]

/** Whoever writes down for somebody that they may not be safe learns at once that it has gone out. */
function savedWords(form: FeedbackForm, given: readonly Given[]): string {
  return given.some((one) => isAlert(form, one))
    ? 'Saved. They, or a child, may not be safe: a safety alert is out. Its page says who has been told.'
    : 'Saved.'
}

/** The voice, when this may be done with it now; else says why not. */
async function findFor(tx: Tx, ref: string, name: MoveName, actor: Actor): Promise<Voice> {
  const voice = await findVoice(tx, ref)
  const judgement = judgeVoice(name, voice.state, factsOf(voice, await listSaid(tx, voice.id), actor))
  if (judgement.allowed) return voice
  throw judgement.mine ? new Refused(judgement.because) : new NotAllowed(judgement.because)
}

async function wayFacts(tx: Tx, voice: Voice, today: Temporal.PlainDate): Promise<WayFacts> {
  const ofAge = voice.kind === 'child' ? await formOfAge(tx, voice, today) : voice.form
  return { voice, who: await whoIs(tx, voice), formOfAge: ofAge }
}

async function recordFacts(tx: Tx, voice: Voice, actor: Actor) {
  const [who, said] = [await whoSays(tx, voice), await listWhileWriting(tx, voice)]
  const form = formAsked(voice.form, { reviewHeld: await reviewWasHeld(tx, voice.id), carersName: voice.carersName })
  return { voice, who, form, questions: (await formFor(tx, voice, actor)).questions, said }
}

/** A child's form that a page showed, as long as it is one of a child's own. */
function shownForm(voice: Voice, named: string): string {
  return formsToChoose(voice).find((key) => key === named) ?? voice.form
}

/** What only the quality team may read is not asked by anybody else. */
async function formFor(tx: Tx, voice: Voice, actor: Actor): Promise<FeedbackForm> {
  const form = formAsked(voice.form, { reviewHeld: await reviewWasHeld(tx, voice.id), carersName: voice.carersName })
  if (actor.duties.has('hold_voices')) return form
  return { ...form, questions: form.questions.filter((question) => !question.qualityTeamOnly) }
}
