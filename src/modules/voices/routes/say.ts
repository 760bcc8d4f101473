import type { Need } from '#modules/people/index.ts'
import { inWords, londonDate } from '#platform/dates/index.ts'
import {
  type AnyRoute,
  type OpenContext,
  openRoute,
  page,
  type PageContent,
  redirect,
  type Reply,
  textOf,
} from '#platform/http/index.ts'
import { type ByLink, finishByLink, saveByLink, skipByLink } from '../commands/by-link.ts'
import { openLink } from '../commands/link.ts'
import { type Given, isBlank, type Said } from '../answer.ts'
import { type Form, type FormQuestion, formOf, isChildsOwn, questionAbout } from '../form.ts'
import { readAnswer, readAnswers } from '../forms.ts'
import * as child from '../pages/child.ts'
import * as letter from '../pages/letter.ts'
import { listSaid } from '../queries/answers.ts'
import { firstStep, hasSpoken, knownStep, stepAfter, stepFrom } from '../steps.ts'
import { isAnswered, type Voice } from '../voice.ts'

/* Pages for whoever holds a one-time link. They run at the door, where the link opens this one voice and nothing else. */

const show = (path: string, handler: (opened: Opened, context: OpenContext) => Promise<Reply>) =>
  openRoute({ method: 'GET', path, records: 'nothing', byLink: true, handler: (context) => withOpen(context, handler) })

const take = (path: string, records: string, handler: (opened: Opened, context: OpenContext) => Promise<Reply>) =>
  openRoute({ method: 'POST', path, records, byLink: true, handler: (context) => withOpen(context, handler) })

export const sayRoutes: readonly AnyRoute<Need>[] = [
  show('/say/:token', showWelcome),
  show('/say/:token/:step', showStep),
  show('/say/:token/:step/more', showFollowUp),
  take('/say/:token/finished', 'voice given', async ({ place }, { tx, params, now, today }) => {
    const done = await finishByLink(tx, params['token'] ?? '', { now, today })
    return done.link === 'gone' ? gone() : redirect(place.at)
  }),
  take('/say/:token/:step', 'nothing', (opened, context) => takeStep(opened, context, 'answer')),
  take('/say/:token/:step/more', 'nothing', (opened, context) => takeStep(opened, context, 'follow-up')),
]

type Opened = { voice: Voice; form: Form; said: Map<string, Said>; place: child.Place }

const gone = (): Reply => page(letter.linkGonePage())

/** Opens the link; when there is nothing to open, or everything has been said, says so whatever was asked for. */
async function withOpen(
  context: OpenContext,
  handler: (opened: Opened, context: OpenContext) => Promise<Reply>,
): Promise<Reply> {
  const { tx, now, today, params } = context
  const token = params['token'] ?? ''
  const link = await openLink(tx, token, now)
  if (!link) return gone()
  const { voice, expiresAt } = link
  const form = formOf(voice.form)
  const place = { form, at: `/say/${encodeURIComponent(token)}`, until: inWords(londonDate(expiresAt), today) }
  if (isAnswered(voice)) return page(thanks(place))
  return handler({ voice, form, place, said: await listSaid(tx, voice.id) }, context)
}

const thanks = (place: child.Place): PageContent =>
  isChildsOwn(place.form) ? child.childThanksPage(place) : letter.letterThanks(place)

async function showWelcome({ form, place, said }: Opened): Promise<Reply> {
  const begun = hasSpoken(said)
  if (!isChildsOwn(form)) return page(letter.letterWelcome(place, begun))
  return page(child.childWelcome(place, { begun, next: firstStep(form, said) }))
}

async function showStep(opened: Opened, { params, query }: OpenContext): Promise<Reply> {
  const { form, place, said } = opened
  const step = params['step'] ?? ''
  const stopped = step === 'stop'
  if (!isChildsOwn(form)) return page(showLetterStep(opened, step, stopped))
  if (stopped || step === 'end')
    return page(child.childEndPage(place, { stopped, back: knownStep(form, query['back'] ?? lastTopic(form)) }))
  if (step === 'heard') return page(child.childHeardPage(place, knownStep(form, query['next'])))
  const question = questionAbout(form, step)
  return question
    ? page(child.childQuestionPage(place, { question, said: said.get(question.key) }))
    : redirect(place.at)
}

function showLetterStep({ form, place, said }: Opened, step: string, stopped: boolean): PageContent {
  const part = letter.partsOf(form).find(({ number }) => step === `part-${number}`)
  if (part) return letter.letterPart(place, part, { said })
  return stopped || step === 'end' ? letter.letterEnd(place, stopped) : letter.letterWelcome(place, hasSpoken(said))
}

const lastTopic = (form: Form): string => form.questions.at(-1)?.key.split('.').at(-1) ?? ''

async function showFollowUp({ form, place, said }: Opened, { params }: OpenContext): Promise<Reply> {
  const question = questionAbout(form, params['step'] ?? '')
  if (!question?.sayMore || !isChildsOwn(form)) return redirect(place.at)
  return page(child.childFollowUpPage(place, { question, said: said.get(question.key) }))
}

async function takeStep(opened: Opened, context: OpenContext, from: 'answer' | 'follow-up'): Promise<Reply> {
  const { form, place } = opened
  const step = context.params['step'] ?? ''
  if (!isChildsOwn(form)) return takeLetterPart(opened, context, step)
  const question = questionAbout(form, step)
  return question ? takeAnswer(opened, context, question, from) : redirect(place.at)
}

async function takeAnswer(
  { voice, form, place, said }: Opened,
  context: OpenContext,
  question: FormQuestion,
  from: 'answer' | 'follow-up',
): Promise<Reply> {
  const { tx, now, today, body, params } = context
  const token = params['token'] ?? ''
  const then = textOf(body, 'then')
  if (then === 'skip') {
    const skipped = await skipByLink(tx, token, question.key, { now, today })
    return onwards(skipped, place, stepAfter(form, question))
  }
  const posted = readAnswer(question, body, voice.kind)
  const given = from === 'answer' && question.kind !== 'text' ? asNewest(posted, said.get(question.key)) : posted
  const saved = await saveByLink(tx, token, [given], { now, today })
  if (saved.link === 'open' && saved.clashes.length > 0) {
    const filled = { question, said: (await listSaid(tx, voice.id)).get(question.key), typed: given }
    return page({
      ...(from === 'answer' ? child.childQuestionPage : child.childFollowUpPage)(place, filled),
      status: 409,
    })
  }
  const step = stepFrom(form, question, given, from)
  return onwards(saved, place, then === 'stop' && !step.startsWith('heard') ? `stop?back=${params['step']}` : step)
}

/** A choice on a page of its own is their newest word on it, from an old page too; what was said to its follow-up stays. */
function asNewest(given: Given, said: Said | undefined): Given {
  return isBlank(given) ? given : { ...given, words: said?.words ?? '', seen: said?.version ?? 0 }
}

async function takeLetterPart(
  { voice, form, place }: Opened,
  { tx, now, today, body, params }: OpenContext,
  step: string,
): Promise<Reply> {
  const parts = letter.partsOf(form)
  const part = parts.find(({ number }) => step === `part-${number}`)
  if (!part) return redirect(place.at)
  const given: Given[] = readAnswers({ ...form, questions: part.questions }, body, voice.kind)
  const saved = await saveByLink(tx, params['token'] ?? '', given, { now, today })
  if (saved.link === 'open' && saved.clashes.length > 0) {
    return page({
      ...letter.letterPart(place, part, { said: await listSaid(tx, voice.id), typed: saved.clashes }),
      status: 409,
    })
  }
  if (textOf(body, 'then') === 'stop') return onwards(saved, place, 'stop')
  return onwards(saved, place, part.number < part.of ? `part-${part.number + 1}` : 'end')
}

function onwards(done: ByLink<object>, place: child.Place, step: string): Reply {
  if (done.link === 'gone') return gone()
  return redirect(done.link === 'finished' ? place.at : `${place.at}/${step}`)
}
