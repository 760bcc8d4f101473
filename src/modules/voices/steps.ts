import { isBlank, type Given, type Said } from './answer.ts'
import { type FeedbackForm, type Question, isAlert, topicOf, wantsMore } from './form.ts'

/** A page of a child's form: a question's topic, its follow-up, or one of these. */
export const otherSteps = ['stop', 'end', 'heard', 'finished', 'away', 'picture', 'now'] as const

/** Where a child goes on: the first question that they have neither answered nor passed over. */
export function firstStep(form: FeedbackForm, said: ReadonlyMap<string, Said>): string {
  const open = form.questions.find(({ key }) => !said.has(key))
  return open ? topicOf(open) : 'end'
}

/** The question after this one, or the end. */
export function stepAfter(form: FeedbackForm, question: Question): string {
  const next = form.questions[form.questions.indexOf(question) + 1]
  return next ? topicOf(next) : 'end'
}

/** The question before this one, or the first page, which is `''`; before a follow-up stands its own question. */
export function stepBefore(form: FeedbackForm, question: Question, from: 'answer' | 'follow-up'): string {
  if (from === 'follow-up') return topicOf(question)
  const before = form.questions[form.questions.indexOf(question) - 1]
  return before ? topicOf(before) : ''
}

/** Where an answer leads: to a kind word first when it worries us, to its follow-up, or on. */
export function stepFrom(form: FeedbackForm, question: Question, given: Given, from: 'answer' | 'follow-up'): string {
  const next =
    from === 'answer' && wantsMore(question, given.value) ? `${topicOf(question)}/more` : stepAfter(form, question)
  return from === 'answer' && isAlert(form, given) ? `heard?next=${next}` : next
}

/** The step that an address names, if this form has it; anything else leads to the end, which loses nothing. */
export function knownStep(form: FeedbackForm, named: string | undefined): string {
  const [topic, more, ...rest] = (named ?? '').split('/')
  const known =
    rest.length === 0 && (more === undefined || more === 'more') && form.questions.some((one) => topicOf(one) === topic)
  return known ? (named as string) : 'end'
}

/** Whether anything has been said at all. */
export function hasSpoken(said: ReadonlyMap<string, Said>): boolean {
  return [...said.values()].some((one) => !isBlank(one))
}
