import { isWords } from '#framework/forms/choices.ts'
import { type OpenContext, page, redirect, type Reply, textOf } from '#platform/http/index.ts'
import type { Given } from '../answer.ts'
import { saveByLink } from '../commands/by-link.ts'
import { isChildsOwn, type Question, questionAbout, topicOf } from '../form.ts'
import { fieldsOf } from '../forms.ts'
import { childSkippedPage } from '../pages/skipped.ts'
import { stepAfter } from '../steps.ts'
import { isAsShown, type Shown } from '../visit.ts'
import { keyOf, onwards, type Opened } from './visit.ts'

/* "Skip" with words typed: they are kept first, and then it is asked whether they stay. */

type Typing = { body: OpenContext['body']; shown: Shown | undefined }

/** Whether somebody wrote on this page, which the script says where it has sent the words already. */
export function hasTyped(question: Question, given: Given, { body, shown }: Typing): boolean {
  const hadRoom = isWords(question) || fieldsOf(question).words in body
  return hadRoom && (textOf(body, 'typed') === 'yes' || !isAsShown(given, shown))
}

/** The words are safe before anybody is asked about them. */
export async function askWhetherToKeep(
  { place, said }: Opened,
  context: OpenContext,
  question: Question,
  given: Given,
): Promise<Reply> {
  const { tx, now, today } = context
  const newest = { ...given, seen: said.get(question.key)?.version ?? 0 }
  const saved = await saveByLink(tx, keyOf(context), [newest], { now, today })
  return onwards(context, saved, place, `${topicOf(question)}/skipped`)
}

/** Keep it, or rub it out. */
export async function showSkipped({ form, place, said }: Opened, { params }: OpenContext): Promise<Reply> {
  const question = questionAbout(form, params['step'] ?? '')
  if (!question || !isChildsOwn(form)) return redirect(place.at)
  const next = `${place.at}/${stepAfter(form, question)}`
  const one = said.get(question.key)
  return one && !one.veiled && one.words !== ''
    ? page(childSkippedPage(place, { question, words: one.words, next }))
    : redirect(next)
}

/** The words go; a choice that was made before them stays. */
export async function rubOut({ form, place, said }: Opened, context: OpenContext, question: Question): Promise<Reply> {
  const { tx, now, today } = context
  const one = said.get(question.key)
  const next = stepAfter(form, question)
  if (!one || one.veiled) return redirect(`${place.at}/${next}`)
  const done = await saveByLink(tx, keyOf(context), [{ ...one, words: '', seen: one.version }], { now, today })
  return onwards(context, done, place, next)
}
