import { type Answered, type Answers, answerKey } from '#framework/forms/answered.ts'
import { isAsked } from '#framework/forms/missing.ts'
import type { Form, Question } from '#framework/forms/types.ts'

type Read = { form: Form; answers: Answers<Pick<Answered, 'value'>> }

/** What is left out for whoever only reads: what was not asked, and what has no answer where that says nothing (`onlyAnswered`). */
export function isSparedReader(
  { form, answers }: Read,
  question: Question,
  childId: number | null,
  onlyAnswered: ReadonlySet<string>,
): boolean {
  const beside = form.sections.find(({ questions }) => questions.includes(question))?.questions ?? []
  if (!isAsked(question, childId, answers, beside)) return true
  return onlyAnswered.has(question.key) && !answers.has(answerKey(question.key, childId))
}
