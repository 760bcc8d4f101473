import { choicesOf, notApplicable, ratherNotSay, wayOf } from './choices.ts'
import type { Option, Question } from './types.ts'
import { dayInWords, isDay, visitInWords, visitsIn } from './visit-rows.ts'

/** An answer's value as a person reads it: "Not really", "7 out of 10", "27 March 2026". Empty when there is none. */
export function valueInWords(question: Question, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (value === 'none_recorded') return 'None is recorded'
  switch (wayOf(question)) {
    case 'day':
      return isDay(String(value)) ? dayInWords(String(value)) : String(value)
    case 'rows':
      return visitsIn(value).map(visitInWords).join('; ')
    case 'score':
      return value === ratherNotSay.value ? ratherNotSay.text : `${value} out of 10`
    case 'one':
    case 'several':
    case 'words':
    case 'figure':
      return [value]
        .flat()
        .map((one) => choiceInWords(question, one))
        .join(', ')
  }
}

function choiceInWords(question: Question, value: unknown): string {
  // What is no longer offered is still read.
  const choices = [...choicesOf(question), ...(question.options ?? []), notApplicable]
  const choice = choices.find((one) => one.value === String(value))
  return choice ? optionInWords(question, choice) : String(value)
}

/** "Yes" of "🙂 Yes": our pages draw the face themselves. */
export function optionInWords({ type }: Pick<Question, 'type'>, { text }: Option): string {
  return type === 'faces' ? text.replace(/^[^\p{L}\p{N}]+/u, '') : text
}
