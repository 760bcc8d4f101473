import { hasValue } from '#framework/forms/answered.ts'
import { isWords } from '#framework/forms/choices.ts'
import type { Question } from '#framework/forms/types.ts'
import type { Answer, Given } from './answer.ts'

type Said = Pick<Given, 'value' | 'explanation' | 'evidence'>

/** Whether two answers can both stand: words can, one below the other; of two choices one must give way. */
export function canBothStand(question: Pick<Question, 'type'>, mine: Said, theirs: Pick<Answer, 'value'>): boolean {
  return isWords(question) || spelt(mine.value) === spelt(theirs.value)
}

/** The two as one answer: theirs first, then one's own; nothing twice that the one says and the other holds. */
export function bothOf(mine: Given, theirs: Pick<Answer, 'value' | 'explanation' | 'evidence'>): Given {
  const areWords = typeof mine.value === 'string' && typeof theirs.value === 'string'
  return {
    ...mine,
    value: areWords ? joined(String(theirs.value), String(mine.value), '\n\n') : mine.value,
    explanation: joined(theirs.explanation, mine.explanation, '\n\n'),
    evidence: joined(theirs.evidence, mine.evidence, '; '),
  }
}

type Words = Pick<Answer, 'value' | 'explanation' | 'evidence'>

/** Whether anything of an earlier answer gave way to a later one: not where the later one holds all that it said. */
export function gaveWay(question: Pick<Question, 'type'>, was: Words, is: Words): boolean {
  const value = isWords(question)
    ? holds(String(is.value ?? ''), String(was.value ?? ''))
    : spelt(is.value) === spelt(was.value)
  return (
    !(value || !hasValue(was.value)) || !holds(is.explanation, was.explanation) || !holds(is.evidence, was.evidence)
  )
}

/** Whether earlier words stand in later ones as they were: from the start of a line or sentence, and to the end of a word. "Not
 * safe" does not hold "safe". */
function holds(later: string, earlier: string): boolean {
  const words = earlier.trim()
  if (words === '') return true
  for (let at = later.indexOf(words); at >= 0; at = later.indexOf(words, at + 1)) {
    const [before, after] = [later.slice(0, at), later.slice(at + words.length)]
    if (/(^|\n|[.!?;]\s)\s*$/.test(before) && !/^[\p{L}\p{N}]/u.test(after)) return true
  }
  return false
}

function joined(first: string, second: string, between: string): string {
  if (holds(first, second)) return first
  return holds(second, first) ? second : `${first}${between}${second}`
}

/** As a form has it, so that what was typed can be held against what is stored. */
const spelt = (value: unknown): string => JSON.stringify(Array.isArray(value) ? value : String(value ?? ''))
