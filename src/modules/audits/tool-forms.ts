import { type Mistake, type Read, textOf } from '#platform/http/index.ts'
import { type LocalQuestion, type LocalType, localTypes } from './draft.ts'

type Body = Record<string, string | string[]>

export type Words = { text: string; prompts: string }

/** Which save of the draft the page showed; 0 when there was none. */
export function seenIn(body: Body): number {
  const text = textOf(body, 'draft')
  return /^\d{1,9}$/.test(text) ? Number(text) : 0
}

export function readWords(body: Body): Read<Words> {
  const words = wordsIn(body)
  const mistakes = mistakesIn(words)
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, value: words }
}

export function readLocalQuestion(body: Body): Read<LocalQuestion> {
  const words = wordsIn(body)
  const type = textOf(body, 'type')
  const options = linesOf(textOf(body, 'options'))
  const mistakes = [...mistakesIn(words), ...mistakesInAnswer(type, options)]
  if (mistakes.length > 0 || !isLocalType(type)) return { ok: false, mistakes }
  return { ok: true, value: { ...words, type, options, required: textOf(body, 'required') === 'yes' } }
}

export function readNote(body: Body): Read<string> {
  const note = textOf(body, 'note').trim()
  if (note === '')
    return { ok: false, mistakes: [{ field: 'note', message: 'Say what changes and why, for those who audit' }] }
  if (note.length > 2000) return { ok: false, mistakes: [{ field: 'note', message: 'Use 2,000 characters or fewer' }] }
  return { ok: true, value: note }
}

function wordsIn(body: Body): Words {
  return { text: textOf(body, 'text').trim(), prompts: textOf(body, 'prompts').trim().replaceAll('\r\n', '\n') }
}

function mistakesIn({ text, prompts }: Words): Mistake[] {
  return [
    ...(text === '' ? [{ field: 'text', message: 'Write the question' }] : []),
    ...(text.length > 300 ? [{ field: 'text', message: 'Ask it in 300 characters or fewer' }] : []),
    ...(prompts.length > 1000 ? [{ field: 'prompts', message: 'Use 1,000 characters or fewer' }] : []),
  ]
}

function mistakesInAnswer(type: string, options: readonly string[]): Mistake[] {
  if (!isLocalType(type)) return [{ field: 'type', message: 'Choose how it is answered' }]
  const needsList = type === 'choice' || type === 'several'
  if (needsList && options.length < 2)
    return [{ field: 'options', message: 'Give at least two answers to choose from, one on each line' }]
  if (needsList && new Set(options).size < options.length)
    return [{ field: 'options', message: 'Give each answer once' }]
  if (options.length > 30 || options.some((one) => one.length > 200)) {
    return [{ field: 'options', message: 'Give up to 30 answers of 200 characters or fewer' }]
  }
  return []
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

function isLocalType(type: string): type is LocalType {
  return Object.hasOwn(localTypes, type)
}
