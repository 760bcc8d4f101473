/**
 * The language in which every form is written: the audit tool, the feedback forms, a council's own wording of them and every
 * stored version. A form is data in it; what reads, judges and draws an answer stands beside it and in modules/forms.
 */
import type { PracticeQuestionKey } from '../s3-practice-questions.ts'
import { gradesOn, type Grade, type ScaleKey } from './scale.ts'

export { type Grade, gradeNames, type UsualGrade } from './scale.ts'

/** The grades of the usual scale, the best first. */
export const grades: readonly Grade[] = gradesOn()

/** How a question is answered: choices.ts says of each type what it takes, and every-type.test.ts that it is drawn, read and said. */
export const answerTypes = [
  'grade', // outstanding … inadequate, not_applicable
  'yes_no',
  'yes_no_na',
  'yes_partly_no', // with not_applicable
  'date', // ISO date, or 'none_recorded'
  'number',
  'text',
  'scale', // 0 to 10, both ends worded
  'choice',
  'several',
  'quote', // somebody's own words
  'faces', // yes, in_between, no
  'four_points', // yes, mostly, not_really, no
  'agree_five', // strongly_agree … strongly_disagree, and prefer_not_to_say
  'share', // who may see it: carers, iro_and_quality, ask_first
  'visits', // rows: day, kind, who was seen
] as const
export type AnswerType = (typeof answerTypes)[number]

export type Option = {
  /** Never reused: the rules, the reports and the years are compared by it. */
  value: string
  text: string
  hint?: string
  /** No longer offered. It stays in the list so that its value is never given to another answer. */
  retired?: true
}

export type Question = {
  /** `<section>.<topic>`, or `fq.<form>.<topic>`; never reused or renumbered. */
  key: string
  /** Bumped when the wording changes. */
  version: number
  text: string
  type: AnswerType
  /** Must be answered before its section counts as done. Nothing on a feedback form must: nobody is kept from handing in what
   * they did say. */
  required?: boolean
  /** Shown as hint text: what to look for, or how to answer. */
  prompts?: string
  /** The answers to choose from, of a `choice` or of `several`; the other types bring their own (choices.ts). Of a `share` the same answers,
   * in words of whoever is asked. */
  options?: readonly Option[]
  /** Words for the two ends of a scale. */
  ends?: readonly [string, string]
  /** "Does not apply" is an answer too. */
  mayNotApply?: boolean
  /** "I would rather not say" is an answer too: somebody was asked, and keeps it to themselves. */
  mayDecline?: boolean
  /** What stands beside the answers on a child's own page: ticks where it asks what is so, or what they know, and not how it feels. */
  pictures?: 'ticks'

  /** Ask only when another question of the same section (and child) has one of these answers. */
  onlyWhen?: { question: string; in: readonly string[] }
  /** Not asked where another question of the same form has one of these answers. */
  unless?: { question: string; in: readonly string[] }
  /** These answers do not go with those of another question of the same section (and child): both are to be looked at again before the
   * section is done. */
  notWith?: { question: string; in: readonly string[]; answers: readonly string[] }
  /** Of a form that is too long to be asked at once: true when it is asked only of whoever looks closer, or where something calls for it. */
  further?: boolean
  /** Asked only of some kinds of household or child: the name under which the form's room knows whether this is one. */
  module?: string
  /** Of a form that follows a review and may come before it: asked only once the review was held. */
  afterReview?: boolean
  /** Of a form that a service fills in as well as its cases: asked of the service alone, and hidden in a case. */
  level?: 'case' | 'service'

  /** Answer values that call for an explanation or an action: without either, the section is not done. */
  explainWhen?: readonly string[]
  /** More is asked in these words when one of these answers was given; it may be left blank. */
  sayMore?: { when: readonly string[]; words: string }
  /** Answers that raise a safety alert: a form at once, an audit's yes once who and what are said. Words are not searched. */
  alertOn?: readonly string[]
  /** Answers that somebody looks at the same day: the IRO and Quality Assurance and Partnerships; where the speaker has no
   * IRO, Quality Assurance and Partnerships and the team manager. */
  lookAtToday?: readonly string[]

  /** Of a question that is answered with a grade: on which scale, where that is not the usual one. */
  scale?: ScaleKey

  /** Of a form that ends in grades: whether the answer feeds the section's grade or is information only. */
  feeds?: 'grade' | 'information'
  /** Of a form whose grades are limited: the rules that this answer can trigger. */
  rules?: readonly string[]
  /** Of a form into which Hearth brings what it knows: the fact that fills this in or stands beside it. */
  broughtForward?: string
  /** Of a form that cites the law: keys of `references.ts`, the regulation or standard that this rests on. */
  references?: readonly string[]
  /** Of a form that is asked of every age: what can be compared over the years. */
  coreItem?: string
  /** Of a form whose speaker chooses readers: only the quality team ever sees this answer, whatever was chosen. */
  qualityTeamOnly?: boolean
}

/** Questions asked together: a section of a form, or a feedback form as a whole. */
export type Questions = { key: string; title: string; questions: readonly Question[] }

/** `Part`: the part of the job a section belongs to; who may write it follows from the part and the state of the case. */
export type Section<Part extends string = string> = Questions & {
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
  descriptors?: Readonly<Partial<Record<Grade, string>>>
  /** The scale of its own grade, where that is not the form’s: safety may be met or not met. */
  scale?: ScaleKey
  /** Ofsted's judgement area that this speaks to (clause 6.3). */
  inspection?: string
}

/** A form in sections, as shipped or in any version of it. */
export type Form<Part extends string = string> = {
  title: string
  sections: readonly Section<Part>[]
  /** The scale of its grades, where that is not the usual one. */
  scale?: ScaleKey
  /** No grade is given for the whole of it: what is done follows from its sections. */
  overall?: false
}
