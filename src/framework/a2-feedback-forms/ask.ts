import { ratherNotSay } from '../forms/choices.ts'
import type { AnswerType, Question } from '../forms/types.ts'
import type { CoreItem } from './types.ts'

type More = Partial<Omit<Question, 'key' | 'type' | 'text' | 'required'>> & { coreItem?: CoreItem }

/** How somebody can keep an answer to themselves. Words are left out; `agree_five` brings that answer along; who may read is kept to the fewest by leaving it out. */
const mayBeDeclined: ReadonlySet<AnswerType> = new Set(['faces', 'four_points', 'scale', 'choice', 'yes_no'])

/**
 * A question of a form. Every one may be left blank: nobody is ever kept from handing in what they did say. Whoever would
 * rather not say can say so at any age. Where an answer can raise an alert, that is looked at the same day.
 */
export function ask(key: string, type: AnswerType, text: string, more: More = {}): Question {
  const question: Question = { key, version: 1, text, type, ...more }
  const offersIt = question.options?.some(({ value }) => value === ratherNotSay.value) ?? false
  if (!mayBeDeclined.has(type) || offersIt || more.mayDecline === false) return question
  const { alertOn, lookAtToday = [] } = question
  return { ...question, mayDecline: true, ...(alertOn && { lookAtToday: [...lookAtToday, ratherNotSay.value] }) }
}
