import type { Form, Question } from '#framework/forms/types.ts'
import { questionsOf } from './draft.ts'
import { isLastOfItsQuestion } from './draft-depth.ts'
import type { WhyKept } from './shaped.ts'

/** Whether Hearth could not work without the answer: a rule, a grade or a fact rests on it, or a move reads it. */
export function isReadByHearth(question: Question, form: Form, own: WhyKept): boolean {
  const section = form.sections.find((one) => one.questions.some((other) => other.key === question.key))
  return (
    (question.rules?.length ?? 0) > 0 ||
    (section?.graded === true && question.key === `${section.key}.grade`) ||
    question.broughtForward !== undefined ||
    question.alertOn !== undefined ||
    own(question) !== null
  )
}

/** Why a question cannot be retired, in a sentence; null when it can. `own`: what the form's own room says of it. */
export function whyKept(question: Question, form: Form, own: WhyKept): string | null {
  const section = form.sections.find((one) => one.questions.some((other) => other.key === question.key))
  const hanging = questionsOf(form).find((one) => one.onlyWhen?.question === question.key)
  if (question.rules?.length) return 'It stays: a rule that limits the grade rests on it.'
  if (section?.graded && question.key === `${section.key}.grade`)
    return 'It stays: the overall judgement is worked out from the grade of each section.'
  const because = own(question)
  if (because) return because
  if (hanging) return `It stays: “${hanging.text}” is asked only after it.`
  if (section && isLastOfItsQuestion(question, section))
    return 'It stays: without it this section would ask nothing about its one of the nine questions (clause 3.6).'
  if (section?.questions.length === 1) return 'It stays: a section needs at least one question.'
  return null
}
