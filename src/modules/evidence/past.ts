import type { Answers } from '#framework/forms/answered.ts'
import type { Form, Question, Section } from '#framework/forms/types.ts'
import type { Answer } from '#modules/forms/index.ts'
import type { SafeHtml } from '#platform/html/index.ts'
import type { ChildOfPiece } from './filling.ts'

/** A piece with its answers, as far as somebody may read them. */
export type InView = {
  form: Form
  children: readonly ChildOfPiece[]
  answers: Answers<Answer>
  /** Whether an answer of the past, or one that gave way, is theirs to read where the database alone does not say it. */
  mayRead?: (answer: Wrote) => boolean
}

export type Wrote = { section: string; question: string; wrote: number | null }

/** What stands on paper besides the answers. */
export type Paper = {
  /** Over the heading: what it is, and of whom. */
  caption: string
  /** For whom, in a line below it. */
  aboutWhom?: SafeHtml
  /** Before the answers: the judgement, and what is to be done. */
  first: SafeHtml
  /** With the answers: what people say. */
  beside: SafeHtml
  /** A section that is not for this reader. */
  leavesOut?: (section: Section) => boolean
  /** What stands in the place of an answer that is not printed. */
  /** An answer that no paper holds. */
  leavesOutAnswer?: (question: Question) => boolean
  inPlaceOf?: (question: Question, childId: number | null) => SafeHtml | undefined
}
