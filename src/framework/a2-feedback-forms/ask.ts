import type { AnswerType, Question } from '../forms/types.ts'
import type { CoreItem } from './types.ts'

type More = Partial<Omit<Question, 'key' | 'type' | 'text' | 'required'>> & { coreItem?: CoreItem }

/** A question of a form. Every one may be left blank: nobody is ever kept from handing in what they did say. */
export function ask(key: string, type: AnswerType, text: string, more: More = {}): Question {
  return { key, version: 1, text, type, ...more }
}
