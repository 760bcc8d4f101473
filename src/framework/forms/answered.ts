export type Value = string | number | readonly string[] | null

/** One answer, as far as it is judged. A child: that of a section which is filled in for each. */
export type Answered = {
  section: string
  question: string
  childId: number | null
  value: Value
  explanation: string
  evidence: string
  broughtForward: boolean
}

/** Answers by question and child. */
export type Answers<A = Answered> = ReadonlyMap<string, A>

export const answerKey = (question: string, childId: number | null): string =>
  childId === null ? question : `${question}/${childId}`

export function byQuestion<A extends Pick<Answered, 'question' | 'childId'>>(answers: readonly A[]): Answers<A> {
  return new Map(answers.map((answer) => [answerKey(answer.question, answer.childId), answer]))
}

export function hasValue(value: Value | undefined): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
}
