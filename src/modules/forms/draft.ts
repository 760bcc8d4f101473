import type { AnswerType, Grade, Option, Question, Section, Form } from '#framework/forms/types.ts'
import { listsAnswers } from '#framework/forms/choices.ts'
import { place } from './draft-order.ts'

/** What may change between one version of a form and the next. Every function gives a new form; none changes the one
 * it was given. Keys, kinds of answer and the values of answers never change: rules, reports and years go by them. */

/** Kinds of answer that a council's own question may ask for. */
export const localTypes = {
  text: 'Words',
  yes_no: 'Yes or no',
  yes_no_na: 'Yes, no or not applicable',
  yes_partly_no: 'Yes, partly, no or not applicable',
  choice: 'One from a list',
  several: 'Several from a list',
  date: 'A date',
  number: 'A number',
} as const satisfies Partial<Record<AnswerType, string>>
export type LocalType = keyof typeof localTypes

export type LocalQuestion = {
  text: string
  prompts: string
  type: LocalType
  required: boolean
  options: readonly string[]
  /** The question that it stands behind; '' for first, undefined for last. */
  after?: string | undefined
}

/** What a question says. What is left out stays as it is. */
export type Words = {
  text: string
  prompts: string
  /** For a scale: what 0 and 10 mean. */
  ends?: readonly [string, string] | undefined
  /** Of each answer, by its value; a hint of '' is none. */
  options?: Readonly<Record<string, { text: string; hint: string }>> | undefined
  /** For a council's own question. */
  own?: { required: boolean; retiredOptions: readonly string[]; newOptions: readonly string[] } | undefined
}

/** Other words for a question. Its key stays, so that answers over the years can be laid side by side. */
export function reword<P extends string>(form: Form<P>, key: string, words: Words): Form<P> {
  return changeQuestions(form, (questions) =>
    questions.map((question) => (question.key === key ? withWords(question, words) : question)),
  )
}

function withWords(question: Question, { text, prompts, ends, options, own: given }: Words): Question {
  const own = isLocal(question) ? given : undefined
  const { prompts: _before, ...rest } = question
  const said = prompts === '' ? { ...rest, text } : { ...rest, text, prompts }
  const offered = question.options && withOptions(question.options, options ?? {}, own)
  return {
    ...said,
    ...(ends && question.ends ? { ends } : {}),
    ...(offered ? { options: offered } : {}),
    // What must be answered is not kept out of sight.
    ...(own ? { required: own.required, ...(own.required && rest.further ? { further: false } : {}) } : {}),
  }
}

function withOptions(options: readonly Option[], words: NonNullable<Words['options']>, own: Words['own']): Option[] {
  const kept = options.map((option): Option => {
    const { value } = option
    const { text, hint = '' } = words[value] ?? option
    const gone = own ? own.retiredOptions.includes(value) : option.retired
    return { value, text, ...(hint === '' ? {} : { hint }), ...(gone ? { retired: true } : {}) }
  })
  const highest = Math.max(0, ...options.map((option) => Number(option.value.replace(optionPrefix, '')) || 0))
  const added = (own?.newOptions ?? []).map((text, at) => ({ value: `${optionPrefix}${highest + at + 1}`, text }))
  return [...kept, ...added]
}

const optionPrefix = 'option_'

export type SectionWords = Pick<Section, 'title' | 'keyQuestion'> & {
  /** What each grade looks like; for a section that has a grade. */
  descriptors?: Record<Grade, string> | undefined
}

/** Other words for a section: its title, its question, and what each grade looks like. */
export function rewordSection<P extends string>(
  form: Form<P>,
  key: string,
  { title, keyQuestion, descriptors }: SectionWords,
): Form<P> {
  const sections = form.sections.map((section) =>
    section.key === key
      ? { ...section, title, keyQuestion, ...(descriptors && section.descriptors ? { descriptors } : {}) }
      : section,
  )
  return { ...form, sections }
}

/** A question of the council's own. `everUsed`: every key that any version has had: none is ever used again. */
export function addLocal<P extends string>(
  form: Form<P>,
  section: string,
  asked: LocalQuestion,
  everUsed: readonly string[],
): Form<P> {
  const question = localQuestion(nextKey(section, everUsed), asked)
  const added = changeQuestions(form, (questions, own) => {
    if (own.key !== section) return questions
    const at = questions.findIndex((one) => one.key === `${section}.grade`)
    return at === -1 ? [...questions, question] : questions.toSpliced(at, 0, question)
  })
  return asked.after === undefined ? added : place(added, question.key, asked.after)
}

function localQuestion(key: string, { text, prompts, type, required, options }: LocalQuestion): Question {
  const hasOptions = listsAnswers(type)
  return {
    key,
    version: 1,
    text,
    type,
    required,
    ...(prompts === '' ? {} : { prompts }),
    ...(hasOptions
      ? { options: options.map((words, at) => ({ value: `${optionPrefix}${at + 1}`, text: words })) }
      : {}),
    feeds: 'information',
    level: 'case',
  }
}

function nextKey(section: string, everUsed: readonly string[]): string {
  const prefix = `${section}.local_`
  const numbers = everUsed.filter((key) => key.startsWith(prefix)).map((key) => Number(key.slice(prefix.length)))
  return `${prefix}${Math.max(0, ...numbers) + 1}`
}

export const isLocal = ({ key }: Pick<Question, 'key'>): boolean => key.includes('.local_')

/** No longer asked from the next version on. Audits on earlier versions keep it, with its answers. */
export function retire<P extends string>(form: Form<P>, key: string): Form<P> {
  return changeQuestions(form, (questions) => questions.filter((question) => question.key !== key))
}

/** Puts a question that is no longer asked back where an earlier version has it: behind the one that it stood behind. */
export function bringBack<P extends string>(form: Form<P>, key: string, earlier: Form<P>): Form<P> {
  const section = earlier.sections.find((one) => one.questions.some((question) => question.key === key))
  const question = section?.questions.find((one) => one.key === key)
  if (!section || !question || questionsOf(form).some((one) => one.key === key)) return form
  const inFront = section.questions.slice(0, section.questions.indexOf(question)).map((one) => one.key)
  return changeQuestions(form, (questions, own) => {
    if (own.key !== section.key) return questions
    const before = inFront.findLast((one) => questions.some((other) => other.key === one))
    return questions.toSpliced(questions.findIndex((one) => one.key === before) + 1, 0, question)
  })
}

export const questionsOf = (form: Form): readonly Question[] => form.sections.flatMap((section) => section.questions)

function changeQuestions<P extends string>(
  form: Form<P>,
  change: (questions: readonly Question[], section: Section) => readonly Question[],
): Form<P> {
  return {
    ...form,
    sections: form.sections.map((section) => ({ ...section, questions: change(section.questions, section) })),
  }
}
