import { type Answered, type Answers, answerKey, hasValue } from './answered.ts'
import type { Question, Section } from './types.ts'

type Said = Pick<Answered, 'value' | 'explanation' | 'evidence'>

/** What is said of a question by whoever knows the piece: that something calls for it, and that its module is not for this one. */
export type Called = (question: Question, childId: number | null) => 'called for' | 'not for this one' | undefined

/**
 * Whether a question waits out of sight: it is further, nothing was said to it, nothing calls for it, and nobody looks closer.
 * What is asked only after a further question waits with it. One of a module that is not for this piece always does, until it has
 * an answer.
 */
export function isFolded(
  question: Question,
  childId: number | null,
  answers: Answers<Said>,
  { called, closer, beside }: { called?: Called | undefined; closer: boolean; beside: readonly Question[] },
): boolean {
  if (isSaid(answers.get(answerKey(question.key, childId)))) return false
  const says = called?.(question, childId)
  if (question.module !== undefined && says === 'not for this one') return true
  const root = question.onlyWhen && beside.find(({ key }) => key === question.onlyWhen?.question)
  if (root && isFolded(root, childId, answers, { called, closer, beside })) return true
  return question.further === true && !closer && says !== 'called for'
}

/** How many questions wait in a section until somebody looks closer; what hangs on another is not counted. */
export function foldedIn(
  { questions }: Pick<Section, 'questions'>,
  childId: number | null,
  answers: Answers<Said>,
  called?: Called,
): Question[] {
  const at = (closer: boolean) => ({ called, closer, beside: questions })
  return questions.filter(
    (question) =>
      question.level !== 'service' &&
      !question.onlyWhen &&
      isFolded(question, childId, answers, at(false)) &&
      !isFolded(question, childId, answers, at(true)),
  )
}

const isSaid = (answer: Said | undefined): boolean =>
  answer !== undefined && (hasValue(answer.value) || answer.explanation !== '' || answer.evidence !== '')
