import type { Value } from '#framework/forms/answered.ts'
import { listsAnswers } from '#framework/forms/choices.ts'
import type { AnswerType, Question } from '#framework/forms/types.ts'

const options = [
  { value: 'play', text: 'Play' },
  { value: 'rest', text: 'Rest' },
]

/** A question of this type, with answers to choose from where the type brings none. */
export const questionOf = (type: AnswerType): Question => ({
  ...{ key: 'home.one', version: 1, text: 'How is it?', type, required: true },
  ...(listsAnswers(type) ? { options } : {}),
})

/** Of each type: what a page posts, what is kept of it, how it is read by people, and something that is no answer to it. A type
 * without a line does not compile. */
type Line = { posts: Record<string, string | string[]>; keeps: Value; says: string; isNone?: string }

export const lines: Record<AnswerType, Line> = {
  grade: { posts: { value: 'good' }, keeps: 'good', says: 'Good', isNone: 'fair' },
  yes_no: { posts: { value: 'no' }, keeps: 'no', says: 'No', isNone: 'partly' },
  yes_no_na: { posts: { value: 'not_applicable' }, keeps: 'not_applicable', says: 'Not applicable', isNone: 'partly' },
  yes_partly_no: { posts: { value: 'partly' }, keeps: 'partly', says: 'Partly', isNone: 'mostly' },
  date: {
    posts: { 'value-day': '27', 'value-month': '3', 'value-year': '2026' },
    ...{ keeps: '2026-03-27', says: '27 March 2026', isNone: '2026-02-30' },
  },
  number: { posts: { value: '12' }, keeps: 12, says: '12', isNone: '0x10' },
  text: { posts: { value: 'She sings.' }, keeps: 'She sings.', says: 'She sings.' },
  scale: { posts: { value: '0' }, keeps: 0, says: '0 out of 10', isNone: '11' },
  choice: { posts: { value: 'play' }, keeps: 'play', says: 'Play', isNone: 'work' },
  several: { posts: { value: ['play', 'rest'] }, keeps: ['play', 'rest'], says: 'Play, Rest', isNone: 'work' },
  quote: { posts: { value: 'I like it.' }, keeps: 'I like it.', says: 'I like it.' },
  faces: { posts: { value: 'in_between' }, keeps: 'in_between', says: 'In between', isNone: 'mostly' },
  four_points: { posts: { value: 'not_really' }, keeps: 'not_really', says: 'Not really', isNone: 'in_between' },
  agree_five: { posts: { value: 'disagree' }, keeps: 'disagree', says: 'Disagree', isNone: 'no' },
  visits: {
    posts: {
      'value-0-on': '27 3 2026',
      'value-0-kind': 'unannounced',
      'value-0-seen': 'alone',
    },
    keeps: ['2026-03-27|unannounced|alone'],
    ...{ says: '27 March 2026: unannounced visit, seen: a child, alone', isNone: '31 2 2026|other|none' },
  },
  share: { posts: { value: 'ask_first' }, keeps: 'ask_first', says: 'Ask me first', isNone: 'everybody' },
}

/** The elements of a page that carry this name. */
export function fieldsNamed(page: string, name: string): string[] {
  return [
    ...page.matchAll(/<(?:input|textarea|select)\b[^>]*>(?:[^<]*<\/textarea>)?(?:(?:<option[^>]*>[^<]*)*<\/select>)?/g),
  ]
    .map(([field]) => field)
    .filter((field) => field.includes(` name="${name}"`))
}
