import { isWords } from '#framework/forms/choices.ts'
import { timeInWords } from '#platform/dates/index.ts'
import { json, type OpenContext, type Reply } from '#platform/http/index.ts'
import type { Given } from '../answer.ts'
import { keepByLink } from '../commands/by-link.ts'
import type { FeedbackForm } from '../form.ts'
import { fieldsOf, readAnswers } from '../forms.ts'
import { asNewest, isAsShown, type Shown } from '../visit.ts'
import { keyOf, type Opened } from './visit.ts'

/* What the script sends while somebody writes behind a link: each question as it is left, nothing of it on the device. */

/** What a page says anew, as far as it asks: a child's choice stands on a page without room for words. */
export function newsFrom({ form, voice, said }: Opened, body: OpenContext['body']): Given[] {
  return readAnswers(form, body, voice.kind)
    .map((one) => (asksForWords(form, one.question, body) ? one : asNewest(one, said.get(one.question))))
    .filter((one) => !isAsShown(one, said.get(one.question)))
}

function asksForWords(form: FeedbackForm, key: string, body: OpenContext['body']): boolean {
  const question = form.questions.find((one) => one.key === key)
  return question !== undefined && (isWords(question) || fieldsOf(question).words in body)
}

/** Keeps it, and tells the page which versions it shows from now on. */
export async function takeInPassing(opened: Opened, context: OpenContext): Promise<Reply> {
  const { tx, now, today, body } = context
  const done = await keepByLink(tx, keyOf(context), newsFrom(opened, body), { now, today })
  if (done.link === 'gone') return goneInPassing()
  if (done.link === 'finished') return lateInPassing()
  return json({
    savedAt: timeInWords(now),
    seen: versionsIn(opened.form, body, done.stored),
    elsewhere: done.elsewhere,
  })
}

/** By the names of the fields that hold them. */
function versionsIn(
  form: FeedbackForm,
  body: OpenContext['body'],
  stored: ReadonlyMap<string, Pick<Shown, 'version'>>,
): Record<string, number> {
  const fields = form.questions.flatMap((question) => {
    const [name, version] = [fieldsOf(question).seen, stored.get(question.key)?.version]
    return name in body && version !== undefined ? [[name, version] as const] : []
  })
  return Object.fromEntries(fields)
}

/** The link, or this visit, has ended meanwhile. */
export const goneInPassing = (): Reply =>
  json(
    {
      message:
        'Your link has ended, so what you write now is not sent. It is still on this page: copy it, or ask the person who gave you the link.',
    },
    410,
  )

/** Everything was handed in, here or on another device. */
export const lateInPassing = (): Reply =>
  json(
    {
      message:
        'Everything was handed in already, so what you write now is not sent. It is still on this page: press the button, and you are told what you can do.',
    },
    410,
  )
