import type { Form, Question, Section } from './types.ts'

/** The section with this key ("cyp1"). Undefined when the form has none. */
export function sectionOf<Part extends string>(key: string, form: Form<Part>): Section<Part> | undefined {
  return form.sections.find((section) => section.key === key)
}

/** The question with this key ("cyp1.grade"). Undefined when the form has none. */
export function questionOf(key: string, form: Form): Question | undefined {
  for (const { questions } of form.sections) {
    const found = questions.find((question) => question.key === key)
    if (found) return found
  }
  return undefined
}
