/** The shape of the audit tool (Appendix 2). Shared by the tool as shipped, a council's own wording, and every stored version. */
import type { PracticeQuestionKey } from '../s3-practice-questions.ts'
import type { FactName } from './facts.ts'

export const grades = ['outstanding', 'good', 'requires_improvement', 'inadequate'] as const
export type Grade = (typeof grades)[number]

export const gradeNames: Record<Grade | 'not_applicable', string> = {
  outstanding: 'Outstanding',
  good: 'Good',
  requires_improvement: 'Requires improvement',
  inadequate: 'Inadequate',
  not_applicable: 'Not applicable',
}

export type AnswerType =
  | 'grade' // outstanding … inadequate, not_applicable
  | 'yes_no'
  | 'yes_no_na'
  | 'yes_partly_no' // with not_applicable
  | 'date' // ISO date, or 'none_recorded'
  | 'number'
  | 'text'
  | 'scale' // 0 to 10, both ends worded
  | 'choice'
  | 'several'
  | 'quote' // somebody's own words

export type RuleKey = 'L1' | 'L2' | 'L3' | 'L4' | 'L5' | 'L6' | 'L7' | 'L8' | 'L9'

export type Option = {
  /** Never reused: the rules, the reports and the years are compared by it. */
  value: string
  text: string
  hint?: string
  /** No longer offered. It stays in the list so that its value is never given to another answer. */
  retired?: true
}

export type Question = {
  /** `<section>.<topic>`; never reused or renumbered. */
  key: string
  /** Bumped when the wording changes. */
  version: number
  text: string
  type: AnswerType
  /** Must be answered before the section counts as done. */
  required: boolean
  /** Evidence prompts, shown as hint text. */
  prompts?: string
  /** Keys of `references.ts`: the regulation or standard that this rests on. */
  references?: readonly string[]
  options?: readonly Option[]
  /** Words for the two ends of a scale. */
  ends?: readonly [string, string]
  /** Whether the answer feeds the section's grade or is information only. */
  feeds: 'grade' | 'information'
  /** A yes raises a safety alert once who and what are said. Only of a section that is not asked for each child. */
  alertOn?: readonly ['yes']
  /** Limiting rules that this answer can trigger. */
  rules?: readonly RuleKey[]
  /** Asked in a case audit, or only in service-level forms (hidden in case audits). */
  level: 'case' | 'service'
  /** Answer values that call for an explanation or an action, opened under the answer. */
  explainWhen?: readonly string[]
  /** The fact that fills this in or stands beside it: facts.ts says which of the two, and why. */
  broughtForward?: FactName
  /** Ask only when another question of the same section (and child) has one of these answers. */
  onlyWhen?: { question: string; in: readonly string[] }
}

/** Which part of the job a section belongs to; who may write it follows from the part and the audit's state. */
export type Part = 'preparation' | 'audit' | 'moderation' | 'response' | 'sign_off' | 'closing'

export type Section = {
  key: string
  title: string
  /** The question in the heading. */
  keyQuestion: string
  part: Part
  perChild: boolean
  /** Whether it ends in a grade of its own (question `<key>.grade`). */
  graded: boolean
  /** Which of the nine core questions (clause 3.6) it measures. */
  practiceQuestion?: PracticeQuestionKey
  clauses: readonly string[]
  /** What each grade looks like, shown beside the grade. */
  descriptors?: Record<Grade, string>
  /** Ofsted's judgement area that this speaks to (clause 6.3). */
  inspection?: string
  questions: readonly Question[]
}

export type Tool = { title: string; sections: readonly Section[] }
