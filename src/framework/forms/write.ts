import type { AnswerType, Option, Question, Section } from './types.ts'

type More = Partial<Omit<Question, 'key' | 'type' | 'text'>>

/** An answer to choose. */
export const one = (value: string, text: string, hint?: string): Option => ({ value, text, ...(hint ? { hint } : {}) })

/** The same of a list by which they are called elsewhere too. */
export const eachOf = (texts: Readonly<Record<string, string>>): Option[] =>
  Object.entries(texts).map(([value, text]) => one(value, text))

/** How the form of a stream is written: its questions under one prefix, its sections under the clauses that they serve. */
export function formWriter<Part extends string>(prefix: string, clauses: readonly string[]) {
  const ask = (topic: string, type: AnswerType, text: string, more: More = {}): Question => ({
    ...{ key: `${prefix}.${topic}`, version: 1, text, type },
    ...more,
  })
  return {
    ask,
    /** It must be answered before its section counts as done. */
    must: (topic: string, type: AnswerType, text: string, more: More = {}): Question =>
      ask(topic, type, text, { required: true, ...more }),
    /** Asked only when another question of its section was answered so. */
    when: (topic: string, ...values: readonly string[]) => ({ question: `${prefix}.${topic}`, in: values }),
    section: (
      [key, part, title, keyQuestion]: readonly [key: string, part: Part, title: string, keyQuestion: string],
      questions: readonly Question[],
      more: Partial<Section> = {},
    ): Section<Part> => ({
      ...{ perChild: false, graded: false, clauses, ...more },
      ...{ key, part, title, keyQuestion, questions },
    }),
  }
}

/** In which way somebody told, who was asked in person. */
export const waysToTell = {
  talking: 'Talking together',
  writing: 'In writing',
  drawing: 'Drawing',
  signing: 'In signs: BSL, Makaton or their own',
  symbols: 'With symbols or pictures, such as Talking Mats',
  device: 'With a communication aid',
  interpreter: 'In their language, through an interpreter',
  advocate: 'Through an advocate',
} as const
