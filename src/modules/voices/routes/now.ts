import { type OpenContext, page, redirect, type Reply, textOf } from '#platform/http/index.ts'
import { isBlank } from '../answer.ts'
import { saveByLink, tellNowByLink } from '../commands/by-link.ts'
import { type Form, isChildsOwn, nowKey } from '../form.ts'
import { fieldsOf, readAnswers } from '../forms.ts'
import { nowPage } from '../pages/now.ts'
import { partsOf } from '../pages/letter.ts'
import { knownStep } from '../steps.ts'
import { asNewest, isAsShown } from '../visit.ts'
import { closed, keyOf, type Opened } from './visit.ts'

/* "I want to tell someone something now": told at once, with or without words. */

export async function showNow({ place, form, said }: Opened, { query }: OpenContext): Promise<Reply> {
  // Nobody is told that they have been heard who has not pressed; nor does who opens the link later learn that somebody did.
  if (said.get(nowKey(form.key))?.veiled !== false) return redirect(place.at)
  return page(nowPage(place, { sent: query['sent'] === 'yes', back: stepBack(form, query['back'] ?? '') }))
}

/** The button stands in a question's own form: what was just answered there is saved first. */
export async function takeNow({ voice, form, place, said }: Opened, context: OpenContext): Promise<Reply> {
  const { tx, now, today, body } = context
  const given = readAnswers(form, body, voice.kind)
    .map((one) => (asksForWords(form, one.question, body) ? one : asNewest(one, said.get(one.question))))
    .filter((one) => !isBlank(one) && !isAsShown(one, said.get(one.question)))
  if (given.length > 0) await saveByLink(tx, keyOf(context), given, { now, today })
  const told = await tellNowByLink(tx, keyOf(context), '', { now, today })
  if (told.link === 'gone') return closed(context)
  return redirect(`${place.at}/now?back=${encodeURIComponent(stepBack(form, textOf(body, 'back')))}`)
}

/** Whether the page that posts had room for words: a child's choice stands on a page without. */
function asksForWords(form: Form, key: string, body: OpenContext['body']): boolean {
  const question = form.questions.find((one) => one.key === key)
  return question !== undefined && (question.kind === 'text' || fieldsOf(question).words in body)
}

export async function takeWordsNow({ form, place }: Opened, context: OpenContext): Promise<Reply> {
  const { tx, now, today, body } = context
  const back = encodeURIComponent(stepBack(form, textOf(body, 'back')))
  const words = textOf(body, 'words').trim()
  if (words === '') return redirect(`${place.at}/now?back=${back}`)
  const told = await tellNowByLink(tx, keyOf(context), words, { now, today })
  return told.link === 'gone' ? closed(context) : redirect(`${place.at}/now?sent=yes&back=${back}`)
}

/** The step that they came from, when this form has it; else the first page. */
function stepBack(form: Form, named: string): string {
  if (!isChildsOwn(form)) return partsOf(form).some(({ number }) => named === `part-${number}`) ? named : ''
  return named && knownStep(form, named) === named ? named : ''
}
