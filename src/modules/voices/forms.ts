import { z } from 'zod'
import { feedbackForms } from '#framework/a2-feedback-forms/index.ts'
import type { Value } from '#framework/forms/answered.ts'
import { isWords } from '#framework/forms/choices.ts'
import { readValue } from '#framework/forms/read-value.ts'
import { type Body, postedIn } from '#modules/forms/index.ts'
import { dateFromParts } from '#platform/dates/index.ts'
import { mistakeOfLength, type Read, readVersion, textOf, upTo } from '#platform/http/index.ts'
import type { Given } from './answer.ts'
import { languages } from './languages.ts'
import { type FeedbackForm, householdForms, ownForms, type Question, topicOf } from './form.ts'
import { type Method, methods, reasons, shares, type Told, type VoiceKind, ways } from './voice.ts'

/** The names of a question's fields on a page. */
export const fieldsOf = (question: Question) => {
  const topic = topicOf(question)
  return {
    answer: topic,
    /** The fields of the answer itself: one, or three of a date. */
    named: (part: string) => (part.startsWith('value') ? part.replace('value', topic) : `${topic}-${part}`),
    words: `${topic}-words`,
    seen: `${topic}-seen`,
    back: `${topic}-back`,
    clash: `${topic}-clash`,
  }
}

/** What a page posts about one question. An answer that the form does not offer counts as none. */
export function readAnswer(question: Question, body: Body, kind: VoiceKind): Given {
  const fields = fieldsOf(question)
  const isText = isWords(question)
  const takenBack = textOf(body, fields.back) !== ''
  return {
    question: question.key,
    value: isText || takenBack ? null : valueIn(body, question),
    words: takenBack ? '' : clean(textOf(body, isText ? fields.answer : fields.words)),
    seen: choosesNothing(body, fields.clash) ? -1 : readVersion(textOf(body, fields.seen)),
    // What a worker says after an audit is for the quality team alone, as their form promises.
    qualityTeamOnly: question.qualityTeamOnly === true || kind === 'worker',
  }
}

/** Enter was pressed where the page showed two answers: no version is ever this one, so both are shown again. */
const choosesNothing = (body: Body, clash: string): boolean =>
  textOf(body, 'then') === 'look' && textOf(body, clash) !== ''

/** The fields that take words, of whatever form: a page that is closed does not know which form it was. */
const wordFields: ReadonlySet<string> = new Set([
  'words',
  ...Object.values(feedbackForms).flatMap(({ questions }) =>
    questions.map((question) => fieldsOf(question)[isWords(question) ? 'answer' : 'words']),
  ),
])

/** The words that were typed on a page, one as well as many. */
export const typedIn = (body: Body): string[] =>
  Object.entries(body).flatMap(([name, value]) =>
    [value].flat().filter((text) => (wordFields.has(name) ? text.trim() !== '' : /\S\s+\S/.test(text))),
  )

/** The same for every question that the page asked: it names them, so that a page of an older Hearth wipes nothing. */
export function readAnswers(form: FeedbackForm, body: Body, kind: VoiceKind): Given[] {
  return form.questions
    .filter((question) => fieldsOf(question).seen in body)
    .map((question) => readAnswer(question, body, kind))
}

function valueIn(body: Body, question: Question): Value {
  const read = readValue(question, postedIn(body, question, fieldsOf(question).named))
  return 'value' in read ? read.value : null
}

/** PostgreSQL keeps no NUL in a text; nothing else is changed. */
const clean = (words: string): string => words.replaceAll('\u0000', '').trimEnd()

/** Whether the form itself asks who helps: then nobody is asked a second time. */
export const namesHelper = ({ questions }: FeedbackForm): boolean => questions.some(isHelper)

const isHelper = (question: Question): boolean => topicOf(question) === 'helper'

/** How somebody told us, when another person writes it down. */
export function readHow(
  form: FeedbackForm,
  body: Body,
  kind: VoiceKind,
): { method: Method; helper: string | undefined } {
  const helper = namesHelper(form) ? undefined : textOf(body, 'helper').trim().slice(0, 200) || undefined
  if (form.isObservation) return { method: 'observation', helper }
  if (kind === 'worker') return { method: 'writing', helper }
  const method = methods.find((one) => one !== 'link' && one === textOf(body, 'method'))
  return { method: method ?? 'talking', helper }
}

export const whyNotForm = z
  .object({
    reason: z.enum(reasons, { error: 'Choose why there are no words.' }),
    words: z.string().trim().superRefine(upTo(2000)).default(''),
  })
  .refine(({ reason, words }) => reason !== 'other' || words !== '', {
    error: 'Say in a few words what the reason is.',
    path: ['words'],
  })
  .refine(({ reason, words }) => reason !== 'no_way_yet' || words !== '', {
    error: 'Say what you will try, with whom and by when.',
    path: ['words'],
  })

export const tellingForm = z.object({
  words: z.string().trim().min(1, 'Write what you told them, in words they would use.').superRefine(upTo(2000)),
  seen: z.coerce.number().int().min(0).max(999_999_999).catch(0),
})

/** Whom a person may add to those asked. A worker answers about the audit itself. */
export const someoneKinds = ['parent', 'partner', 'household_member', 'worker'] as const

export const someoneForm = z.object({
  kind: z.enum(someoneKinds, { error: 'Choose whom you want to ask.' }),
})

export const languageForm = z.object({
  language: z.enum(languages, { error: 'Choose the language from the list.' }),
})

export const shareForm = z.object({ share: z.enum(shares, { error: 'Choose who may read it now.' }) })

/** When and how somebody told us who may read their words. `from` is the day when they gave them. */
export function readTold(
  body: Body,
  { from, today }: { from: Temporal.PlainDate | null; today: Temporal.PlainDate },
): Read<Told> {
  const date = dateFromParts({
    day: textOf(body, 'on-day'),
    month: textOf(body, 'on-month'),
    year: textOf(body, 'on-year'),
  })
  const how = textOf(body, 'how').trim()
  const wrong = date.ok ? whyNotThen(date.date, from, today) : date.because
  const mistakes = [
    ...(wrong ? [{ field: 'on', message: wrong }] : []),
    ...(how === '' ? [{ field: 'how', message: 'Say how they told you, in their words where you can.' }] : []),
    ...mistakeOfLength('how', how, 2000),
  ]
  return date.ok && mistakes.length === 0 ? { ok: true, value: { on: date.date, how } } : { ok: false, mistakes }
}

function whyNotThen(on: Temporal.PlainDate, from: Temporal.PlainDate | null, today: Temporal.PlainDate): string | null {
  if (Temporal.PlainDate.compare(on, today) > 0) return 'That day is still to come.'
  if (from && Temporal.PlainDate.compare(on, from) < 0) return 'That day is before they gave these words.'
  return null
}

export const handOverForm = z.object({
  to: z.coerce
    .number({ error: 'Choose who asks and answers this child from now on.' })
    .int()
    .positive({ error: 'Choose who asks and answers this child from now on.' }),
  reason: z.string().trim().min(1, 'Say why you hand the child over.').superRefine(upTo(2000)),
})

/** How they will tell, and on which form; nothing chosen means that it stays open, and the form of their age. */
export const wayForm = z.object({
  way: z.enum(ways).nullable().catch(null),
  form: z
    .enum([...ownForms, ...householdForms])
    .nullable()
    .catch(null),
  'carers-name': z
    .string()
    .trim()
    .max(60, 'Write it in 60 characters or fewer, as the child would say it.')
    .regex(/^[^\r\n]*$/, 'Write it on one line.')
    .default(''),
})
