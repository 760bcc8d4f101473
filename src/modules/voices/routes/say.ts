import { isWords } from '#framework/forms/choices.ts'
import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, type OpenContext, openRoute, page, redirect, type Reply, textOf } from '#platform/http/index.ts'
import { isBlank } from '../answer.ts'
import { finishByLink, saveAndFinishByLink, saveByLink, skipByLink } from '../commands/by-link.ts'
import { type FeedbackForm, type Question, isChildsOwn, questionAbout } from '../form.ts'
import { readAnswer } from '../forms.ts'
import * as child from '../pages/child.ts'
import * as letter from '../pages/letter.ts'
import { findMark } from '../queries/visits.ts'
import { firstStep, hasSpoken, knownStep, stepAfter, stepBefore, stepFrom } from '../steps.ts'
import { asNewest, isAsShown } from '../visit.ts'
import { goneInPassing, lateInPassing, takeInPassing } from './in-passing.ts'
import { showLetterStep, takeLetterPart } from './letter.ts'
import {
  onToThanks,
  showNow,
  showToldFromClosed,
  takeLate,
  takeNow,
  takeShut,
  takeWordsNow,
  tellFromClosed,
} from './now.ts'
import { showPicture, takePicture } from './picture.ts'
import { askWhetherToKeep, hasTyped, rubOut, showSkipped } from './skipped.ts'
import {
  closed,
  type Handler,
  keyOf,
  leave,
  onwards,
  type Opened,
  openLinkOnce,
  type Otherwise,
  shownIn,
  withVisit,
} from './visit.ts'

/* Pages for whoever holds a one-time link. They run at the door, where the visit opens this one voice and nothing else. */

const show = (path: string, handler: Handler, otherwise: Otherwise = {}) =>
  openRoute({
    method: 'GET',
    path,
    records: 'nothing',
    byLink: true,
    handler: (context) => withVisit(context, handler, otherwise),
  })

const take = (path: string, records: string, handler: Handler, otherwise: Otherwise = {}) =>
  openRoute({
    method: 'POST',
    path,
    records,
    byLink: true,
    handler: (context) => withVisit(context, handler, { late: onToThanks, ...otherwise }),
  })

/** The same address takes what the script sends while somebody writes, and what they send with a press. */
const byScriptToo =
  (inPassing: Handler, pressed: Handler): Handler =>
  (opened, context) =>
    context.wantsJson ? inPassing(opened, context) : pressed(opened, context)

/** Answers have versions, by which what was said twice is told from what was changed meanwhile. */
const takeAnswers = (path: string, from: From): AnyRoute<never> => ({
  ...take(
    path,
    'nothing',
    byScriptToo(takeInPassing, (opened, context) => takeStep(opened, context, from)),
    {
      late: byScriptToo(async () => lateInPassing(), takeLate),
      shut: async (context) => (context.wantsJson ? goneInPassing() : takeShut(context)),
    },
  ),
  again: 'freely',
})

const first = (path: string, handler: (context: OpenContext) => Promise<Reply>) =>
  openRoute({ method: 'GET', path, records: 'nothing', byLink: true, handler })

export const sayRoutes: readonly AnyRoute<Need>[] = [
  first('/say/:token', openLinkOnce),
  first('/say/visit/:visit/away', leave),
  show('/say/visit/:visit', showWelcome),
  show('/say/visit/:visit/picture', showPicture),
  show('/say/visit/:visit/now', showNow, { late: showNow, shut: showToldFromClosed }),
  show('/say/visit/:visit/:step', showStep),
  show('/say/visit/:visit/:step/more', showFollowUp),
  show('/say/visit/:visit/:step/skipped', showSkipped),
  take('/say/visit/:visit/picture', 'nothing', takePicture),
  take('/say/visit/:visit/now', 'quality team told at once', takeNow, { late: takeNow, shut: tellFromClosed }),
  take('/say/visit/:visit/now/words', 'quality team told at once', takeWordsNow, {
    late: takeWordsNow,
    shut: tellFromClosed,
  }),
  take('/say/visit/:visit/finished', 'voice given', async ({ place }, context) => {
    const { tx, now, today } = context
    const done = await finishByLink(tx, keyOf(context), { now, today })
    return done.link === 'gone' ? closed(context) : redirect(place.at)
  }),
  takeAnswers('/say/visit/:visit/:step', 'answer'),
  takeAnswers('/say/visit/:visit/:step/more', 'follow-up'),
]

async function showWelcome({ form, place, said, visit, voice }: Opened, { tx }: OpenContext): Promise<Reply> {
  const chosen = await findMark(tx, voice.id)
  const mark = chosen === undefined ? 'none' : chosen.version === visit.knowsMark ? 'known' : 'asked for'
  const begun = [...said.values()].some(({ veiled }) => veiled) || hasSpoken(said)
  if (!isChildsOwn(form)) return page(letter.letterWelcome(place, { begun, mark }))
  return page(child.childWelcome(place, { begun, mark, next: firstStep(form, said) }))
}

async function showStep(opened: Opened, { params, query }: OpenContext): Promise<Reply> {
  const { form, place, said } = opened
  const step = params['step'] ?? ''
  if (!isChildsOwn(form)) return showLetterStep(opened, step)
  const stopped = step === 'stop'
  if (stopped || step === 'end')
    return page(child.childEndPage(place, { stopped, back: knownStep(form, query['back'] ?? lastTopic(form)) }))
  if (step === 'heard') return page(child.childHeardPage(place, knownStep(form, query['next'])))
  const question = questionAbout(form, step)
  return question
    ? page(child.childQuestionPage(place, { question, said: said.get(question.key) }))
    : redirect(place.at)
}

const lastTopic = (form: FeedbackForm): string => form.questions.at(-1)?.key.split('.').at(-1) ?? ''

async function showFollowUp({ form, place, said }: Opened, { params }: OpenContext): Promise<Reply> {
  const question = questionAbout(form, params['step'] ?? '')
  const one = question && said.get(question.key)
  if (!question?.sayMore || !isChildsOwn(form)) return redirect(place.at)
  if (one?.veiled) return redirect(`${place.at}/${params['step']}`)
  return page(child.childFollowUpPage(place, { question, said: one }))
}

type From = 'answer' | 'follow-up'

async function takeStep(opened: Opened, context: OpenContext, from: From): Promise<Reply> {
  const { form, place } = opened
  const step = context.params['step'] ?? ''
  if (!isChildsOwn(form)) return takeLetterPart(opened, context, step)
  const question = questionAbout(form, step)
  return question ? takeAnswer(opened, context, question, from) : redirect(place.at)
}

async function takeAnswer(opened: Opened, context: OpenContext, question: Question, from: From): Promise<Reply> {
  const { form, place, said, visit, voice } = opened
  const { tx, now, today, body, params } = context
  const key = keyOf(context)
  const then = textOf(body, 'then')
  if (then === 'take-back') return takeBack(opened, context, question)
  if (then === 'rub-out') return rubOut(opened, context, question)
  const posted = readAnswer(question, body, voice.kind)
  const shown = said.get(question.key)
  const given = from === 'answer' && !isWords(question) ? asNewest(posted, shown) : posted
  const onto = then === 'back' ? stepBefore(form, question, from) : stepAfter(form, question)
  if (then === 'skip' && given.words !== '' && hasTyped(question, given, { body, shown }))
    return askWhetherToKeep(opened, context, question, given)
  // Whoever has chosen something and presses "Skip", or "Back", means to go on, or to look: it is kept.
  if (then === 'skip' && (isBlank(given) || isAsShown(given, shown)))
    return onwards(context, await skipByLink(tx, key, question.key, { now, today }), place, onto)
  if (then === 'back' && (isBlank(given) || isAsShown(given, shown)))
    return redirect(onto === '' ? place.at : `${place.at}/${onto}`)
  const step = stepFrom(form, question, given, from)
  const isLast = stepAfter(form, question) === 'end' && step === 'end' && then === 'finish'
  const saved = await (isLast ? saveAndFinishByLink : saveByLink)(tx, key, [given], { now, today })
  if (saved.link === 'open' && saved.clashes.length > 0) {
    const filled = { question, said: (await shownIn(tx, visit)).get(question.key), typed: given }
    return page({
      ...(from === 'answer' ? child.childQuestionPage : child.childFollowUpPage)(place, filled),
      status: 409,
    })
  }
  if (isLast) return onwards(context, saved, place, '')
  if (step.startsWith('heard')) return onwards(context, saved, place, step)
  if (then === 'back') return onwards(context, saved, place, onto)
  return onwards(context, saved, place, then === 'stop' ? `stop?back=${params['step']}` : step)
}

/** What was said to a question is taken back: it counts as unsaid. */
async function takeBack({ place, said, form }: Opened, context: OpenContext, question: Question): Promise<Reply> {
  const { tx, now, today, params } = context
  const one = said.get(question.key)
  if (!one || one.veiled) return redirect(`${place.at}/${params['step']}`)
  const blank = { ...one, value: null, words: '', seen: one.version }
  const done = await saveByLink(tx, keyOf(context), [blank], { now, today })
  if (done.link !== 'open') return onwards(context, done, place, '')
  return redirect(`${place.at}/${knownStep(form, params['step'])}`, 'Taken back. You can say it again, or leave it.')
}
