import type { Form, Question, Section } from '#framework/forms/types.ts'
import { questionsOf } from './draft.ts'

/* Which questions of a form are asked at first, and which of whoever looks closer: a council chooses, within what must be seen by all. */

/** Whether the questions of a section are asked in two steps at all. */
export const isDeep = ({ questions }: Pick<Section, 'questions'>): boolean =>
  questions.some(({ further }) => further !== undefined)

/** Why a question is asked at first, in a sentence; null when whoever shapes the form may ask it further. */
export function whyAskedFirst(question: Question, form: Form): string | null {
  const section = form.sections.find((one) => one.questions.some(({ key }) => key === question.key))
  if (question.onlyWhen) return 'It is asked together with the question that it hangs on.'
  if (question.required) return 'It is asked at first: it must be answered.'
  if (question.alertOn !== undefined) return 'It is asked at first: an answer tells that somebody is in danger.'
  if (section?.graded && question.key === `${section.key}.grade`) return 'It is asked at first: it closes the section.'
  if (withHanging(form, question.key).some(isInput))
    return 'It is asked at first: a rule that limits the grade rests on it.'
  return section && isLastOfItsQuestion(question, section) ? lastOfItsQuestion : null
}

/** The one question asked at first, besides the grade, by which a section measures one of the nine (clause 3.6). */
export function isLastOfItsQuestion(question: Question, section: Section): boolean {
  if (section.practiceQuestion === undefined || question.further === true || !isDeep(section)) return false
  const first = firstOf(section)
  return first.length === 1 && first[0]?.key === question.key
}

export const lastOfItsQuestion =
  'It is asked at first: without it this section would ask nothing about its one of the nine questions (clause 3.6).'

/** What a section asks at first of everybody, besides its grade: nothing that hangs on an answer, or is of a module. */
const firstOf = ({ key, questions }: Section): readonly Question[] =>
  questions.filter(
    (one) =>
      one.further !== true &&
      one.level !== 'service' &&
      !one.onlyWhen &&
      one.module === undefined &&
      one.key !== `${key}.grade`,
  )

/** The form with this question, and what hangs on it, asked at first or further. */
export function inDepth<P extends string>(form: Form<P>, key: string, further: boolean): Form<P> {
  const moved = new Set(withHanging(form, key).map((question) => question.key))
  const sections = form.sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) => (moved.has(question.key) ? { ...question, further } : question)),
  }))
  return { ...form, sections }
}

/** Why this form cannot be published, in sentences: an input of a rule is missing or out of sight, or one of the nine questions is no
 * longer asked about. `shipped`: the form as Hearth ships it, whose rules they are. */
export function whyNotPublished(form: Form, shipped: Form): string[] {
  const asked = new Map(questionsOf(form).map((question) => [question.key, question]))
  const inputs = questionsOf(shipped)
    .filter(isInput)
    .flatMap(({ key, text }) => {
      const own = asked.get(key)
      if (!own) return [`A rule that limits the grade rests on “${text}”, and it is not asked.`]
      return own.further === true ? [`A rule that limits the grade rests on “${own.text}”: it is asked at first.`] : []
    })
  const uncovered = shipped.sections.filter((section) => {
    const own = form.sections.find(({ key }) => key === section.key)
    return section.practiceQuestion !== undefined && firstOf(section).length > 0 && (!own || firstOf(own).length === 0)
  })
  return [
    ...inputs,
    ...uncovered.map(({ title }) => `“${title}” asks nothing at first: one of the nine questions is not covered.`),
  ]
}

const isInput = ({ rules }: Question): boolean => (rules?.length ?? 0) > 0

function withHanging(form: Form, key: string): readonly Question[] {
  const own = questionsOf(form).filter((question) => question.key === key)
  const hanging = questionsOf(form).filter((question) => question.onlyWhen?.question === key)
  return [...own, ...hanging.flatMap((question) => withHanging(form, question.key))]
}
