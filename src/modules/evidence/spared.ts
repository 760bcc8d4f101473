import { type Answered, type Answers, answerKey } from '#framework/forms/answered.ts'
import { isAsked } from '#framework/forms/missing.ts'
import type { Form, Question } from '#framework/forms/types.ts'

type Read = { form: Form; answers: Answers<Pick<Answered, 'value'>> }

/** What is left out for whoever only reads: what was not asked; and a child's own words, and who may know them, where they are not there: they
 * were not said, or do not go to this person. */
export function isSparedReader({ form, answers }: Read, question: Question, childId: number | null): boolean {
  const beside = form.sections.find(({ questions }) => questions.includes(question))?.questions ?? []
  if (!isAsked(question, childId, answers, beside)) return true
  return childId !== null && ownWords.has(question.type) && !answers.has(answerKey(question.key, childId))
}

const ownWords: ReadonlySet<Question['type']> = new Set(['quote', 'share'])
