import { questionOf } from '#framework/forms/form.ts'
import type { Form, Question } from '#framework/forms/types.ts'

/*
 * Which answers of a form say that a child may be in danger: those with `alertOn`. Always asked of the form as it is shipped,
 * whatever version a piece is filled in with: no council's wording takes an alert away. Nothing is told of such an answer before who
 * and what are said, on the same page; what nobody finishes goes out by itself.
 */

/** Whether an answer of this question can raise an alert. */
export const asksOfDanger = (shipped: Form, { key }: Pick<Question, 'key'>): boolean =>
  questionOf(key, shipped)?.alertOn !== undefined

/** Whether this answer does. */
export const saysDanger = (shipped: Form, { key }: Pick<Question, 'key'>, value: unknown): boolean =>
  alertOn(shipped, key).includes(String(value))

/** Whether it is answered here that a child may be in danger, or more about that: kept from whoever an alert raised here must not
 * reach. `is_about_risk` in db/policies/answers.sql says the same by name. */
export function isAboutDanger(shipped: Form, key: string): boolean {
  const question = questionOf(key, shipped)
  if (!question) return false
  return (
    question.alertOn !== undefined ||
    (question.onlyWhen !== undefined && isAboutDanger(shipped, question.onlyWhen.question))
  )
}

/** The answers of this question that do. */
export const alertOn = (shipped: Form, key: string): readonly string[] => questionOf(key, shipped)?.alertOn ?? []

/** The question whose answer opens the form of an alert behind this one: behind the last of those that the same answer asks as well, or
 * behind the question itself. Undefined behind any other. */
export function alertBehind(shipped: Form, key: string): Question | undefined {
  const beside = shipped.sections.find(({ questions }) => questions.some((one) => one.key === key))?.questions ?? []
  return beside.find((one) => one.alertOn !== undefined && (lastAsked(one, beside) ?? one).key === key)
}

const lastAsked = ({ key, alertOn: on = [] }: Question, beside: readonly Question[]): Question | undefined =>
  beside.findLast(({ onlyWhen }) => onlyWhen?.question === key && on.some((value) => onlyWhen.in.includes(value)))
