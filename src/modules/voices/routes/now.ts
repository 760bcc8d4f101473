import { type OpenContext, page, redirect, type Reply, textOf } from '#platform/http/index.ts'
import { isBlank } from '../answer.ts'
import { saveByLink, tellNowByLink } from '../commands/by-link.ts'
import { hasJustTold } from '../commands/visit.ts'
import { type FeedbackForm, formOf, isAlert, isChildsOwn, lateKey, nowKey } from '../form.ts'
import { readAnswers } from '../forms.ts'
import { childHeardPage } from '../pages/child.ts'
import { lateWordsPage, nowPage, toldFromClosedPage } from '../pages/now.ts'
import { partsOf } from '../pages/letter.ts'
import { knownStep } from '../steps.ts'
import { addressOf, isAsShown } from '../visit.ts'
import { isAnswered, type Voice } from '../voice.ts'
import { newsFrom } from './in-passing.ts'
import { anybody, closed, type Handler, keyOf, type Opened } from './visit.ts'

/* "I want to tell someone something now": told at once, with or without words, whatever became of the form meanwhile. */

export async function showNow({ place, form, said }: Opened, { query }: OpenContext): Promise<Reply> {
  // Nobody is told that they have been heard who has not pressed; nor does who opens the link later learn that somebody did.
  const pressed = [nowKey, lateKey].some((key) => said.get(key(form.key))?.veiled === false)
  if (!pressed) return redirect(place.at)
  if (query['sent'] === 'late') return page(childHeardPage(place, ''))
  return page(nowPage(place, { sent: query['sent'] === 'yes', back: stepBack(form, query['back'] ?? '') }))
}

/** The button stands in a question's own form: what was just answered there is saved first; when everything was handed in
 * already, the words go along. */
export async function takeNow(opened: Opened, context: OpenContext): Promise<Reply> {
  const { voice, form, place } = opened
  const { tx, now, today, body } = context
  const given = newsFrom(opened, body).filter((one) => !isBlank(one))
  const late = isAnswered(voice)
  if (!late && given.length > 0) await saveByLink(tx, keyOf(context), given, { now, today })
  const words = late ? joined(given.map((one) => one.words)) : ''
  const told = await tellNowByLink(tx, keyOf(context), () => ({ words, how: 'pressed' }), { now, today })
  if (!told) return closed(context)
  return redirect(`${place.at}/now?back=${encodeURIComponent(stepBack(form, textOf(body, 'back')))}`)
}

export async function takeWordsNow({ form, place }: Opened, context: OpenContext): Promise<Reply> {
  const { tx, now, today, body } = context
  const back = encodeURIComponent(stepBack(form, textOf(body, 'back')))
  const words = textOf(body, 'words').trim()
  if (words === '') return redirect(`${place.at}/now?back=${back}`)
  const told = await tellNowByLink(tx, keyOf(context), () => ({ words, how: 'pressed' }), { now, today })
  return told ? redirect(`${place.at}/now?sent=yes&back=${back}`) : closed(context)
}

/** Pressed on a page that stood open too long, or whose link has closed: it is told all the same, and nothing is shown. */
export async function tellFromClosed(context: OpenContext): Promise<Reply> {
  const { tx, now, today, body } = context
  const told = await tellNowByLink(tx, keyOf(context), (voice) => ({ words: wordsIn(voice, body), how: 'pressed' }), {
    now,
    today,
  })
  return told ? redirect(toldAt(context)) : closed(context)
}

const toldAt = ({ params }: OpenContext): string => `${addressOf(params['visit'] ?? '')}/now`

/** What they told from a page that had closed has arrived: said to the browser that sent it, and nothing else is shown. */
export async function showToldFromClosed(context: OpenContext): Promise<Reply> {
  const { tx, today, now } = context
  return (await hasJustTold(tx, keyOf(context), now))
    ? page(toldFromClosedPage(await anybody(tx, today)))
    : closed(context)
}

/** Everything was handed in before: what happens next is said on its own page. */
export const onToThanks: Handler = async ({ place }) => redirect(place.at)

/** An answer from such a page is not taken, but a sign that somebody may not be safe goes its road all the same. */
export async function takeShut(context: OpenContext): Promise<Reply> {
  const { tx, now, today, body } = context
  const telling = (voice: Voice) => {
    const form = formOf(voice.form)
    const isSign = readAnswers(form, body, voice.kind).some((one) => isAlert(form, one))
    return isSign ? { words: wordsIn(voice, body), how: 'late' as const } : undefined
  }
  const told = await tellNowByLink(tx, keyOf(context), telling, { now, today })
  return told ? redirect(toldAt(context)) : closed(context)
}

/** An answer that arrives when everything was handed in, here or on another device. A sign that somebody may not be safe goes
 * its road; other words come back to whoever wrote them, with a way to send them today. */
export async function takeLate(opened: Opened, context: OpenContext): Promise<Reply> {
  const { voice, form, place, said } = opened
  const { tx, now, today, body } = context
  const given = readAnswers(form, body, voice.kind).filter(
    (one) => !isBlank(one) && !isAsShown(one, said.get(one.question)),
  )
  if (given.length === 0) return onToThanks(opened, context)
  const words = joined(given.map((one) => one.words))
  if (!given.some((one) => isAlert(form, one))) return page({ ...lateWordsPage(place, words), status: 409 })
  const told = await tellNowByLink(tx, keyOf(context), () => ({ words, how: 'late' }), { now, today })
  return told ? redirect(`${place.at}/now?sent=late`) : closed(context)
}

function wordsIn(voice: Voice, body: OpenContext['body']): string {
  const answers = readAnswers(formOf(voice.form), body, voice.kind).map((one) => one.words)
  return joined([...answers, textOf(body, 'words').trim()])
}

const joined = (words: readonly string[]): string => words.filter((one) => one !== '').join('\n\n')

/** The step that they came from, when this form has it; else the first page. */
function stepBack(form: FeedbackForm, named: string): string {
  if (!isChildsOwn(form)) return partsOf(form).some(({ number }) => named === `part-${number}`) ? named : ''
  return named && knownStep(form, named) === named ? named : ''
}
