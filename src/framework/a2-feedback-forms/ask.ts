import type { AnswerKind, FormQuestion } from './types.ts'

type More = Partial<Omit<FormQuestion, 'key' | 'kind' | 'words'>>

/** A question of a form. Every one may be left blank: nobody is ever kept from handing in what they did say. */
export function ask(key: string, kind: AnswerKind, words: string, more: More = {}): FormQuestion {
  return { key, version: 1, words, kind, ...more }
}
