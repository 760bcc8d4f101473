import { z } from 'zod'
import { textOf } from '#platform/http/index.ts'
import type { Answer, Given } from './answer.ts'
import { type Form, type FormQuestion, optionsOf, topicOf } from './form.ts'
import { type Method, methods, reasons, shares, type VoiceKind } from './voice.ts'

type Body = Record<string, string | string[]>

/** The names of a question's fields on a page. */
export const fieldsOf = (question: FormQuestion) => {
  const topic = topicOf(question)
  return { answer: topic, words: `${topic}-words`, seen: `${topic}-seen`, back: `${topic}-back` }
}

/** What a page posts about one question. An answer that the form does not offer counts as none. */
export function readAnswer(question: FormQuestion, body: Body, kind: VoiceKind): Given {
  const fields = fieldsOf(question)
  const isText = question.kind === 'text'
  const takenBack = textOf(body, fields.back) !== ''
  return {
    question: question.key,
    value: isText || takenBack ? null : readValue(question, textOf(body, fields.answer)),
    words: takenBack ? '' : clean(textOf(body, isText ? fields.answer : fields.words)),
    seen: Number.parseInt(textOf(body, fields.seen), 10) || 0,
    // What a worker says after an audit is for the quality team alone, as their form promises.
    qualityTeamOnly: question.qualityTeamOnly === true || kind === 'worker',
  }
}

/** The same for every question that the page asked: it names them, so that a page of an older Hearth wipes nothing. */
export function readAnswers(form: Form, body: Body, kind: VoiceKind): Given[] {
  return form.questions
    .filter((question) => fieldsOf(question).seen in body)
    .map((question) => readAnswer(question, body, kind))
}

function readValue(question: FormQuestion, posted: string): Answer {
  if (question.kind === 'scale') return /^(10|\d)$/.test(posted) ? Number(posted) : null
  return optionsOf(question).some(({ value }) => value === posted) ? posted : null
}

/** PostgreSQL keeps no NUL in a text; nothing else is changed. */
const clean = (words: string): string => words.replaceAll('\u0000', '').trimEnd()

/** How somebody told us, when another person writes it down. */
export function readHow(form: Form, body: Body, kind: VoiceKind): { method: Method; helper: string | undefined } {
  const helper = textOf(body, 'helper').trim().slice(0, 200) || undefined
  if (form.isObservation) return { method: 'observation', helper }
  if (kind === 'worker') return { method: 'writing', helper }
  const method = methods.find((one) => one !== 'link' && one === textOf(body, 'method'))
  return { method: method ?? 'talking', helper }
}

export const whyNotForm = z
  .object({
    reason: z.enum(reasons, { error: 'Choose why there are no words.' }),
    words: z.string().trim().max(2000, 'Use 2,000 letters or fewer.').default(''),
  })
  .refine(({ reason, words }) => reason !== 'other' || words !== '', {
    error: 'Say in a few words what the reason is.',
    path: ['words'],
  })

export const tellingForm = z.object({
  words: z
    .string()
    .trim()
    .min(1, 'Write what you told them, in words they would use.')
    .max(2000, 'Use 2,000 letters or fewer.'),
  seen: z.coerce.number().int().catch(0),
})

/** Whom a person may add to those asked. A worker answers about the audit itself. */
export const someoneKinds = ['parent', 'partner', 'household_member', 'worker'] as const

export const someoneForm = z.object({
  kind: z.enum(someoneKinds, { error: 'Choose whom you want to ask.' }),
})

export const shareForm = z.object({ share: z.enum(shares, { error: 'Choose who may read it now.' }) })
