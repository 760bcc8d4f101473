import type { Answered, Answers } from './answered.ts'
import { gradeNames, gradesOn, type ScaleKey } from './scale.ts'
import type { AnswerType, Option, Question } from './types.ts'

/** What a form's own room says where the language is silent. It is handed in: nothing here knows a form by its keys. */
export type Particulars = {
  /** "Not applicable" is no answer to this question, though its type offers it. */
  alwaysApplies?: (question: Pick<Question, 'key'>) => boolean
  /** What a number may be. */
  rangeOf?: (question: Pick<Question, 'key'>) => Range
  /** This answer needs something in the record to point to. */
  needsEvidence?: (question: Question, value: unknown) => boolean
  /** Under which headings its answers are folded, where they are too many for one column. */
  foldsOf?: (question: Pick<Question, 'key'>) => readonly Fold[] | undefined
  /** Somebody else's answer stands in this one's place: nobody is asked for it. */
  isGivenElsewhere?: (question: Pick<Question, 'key'>, childId: number | null, answers: Answers<Answered>) => boolean
}

/** Some of a question’s answers, under a heading of their own. */
export type Fold = { title: string; values: readonly string[] }

export type Range = { least: number; most: number; says: string }

/** "Not applicable": one answer to several types of question, and none of them once a question always applies. */
export const notApplicable: Option = { value: 'not_applicable', text: gradeNames.not_applicable }
const doesNotApply: Option = { value: 'does_not_apply', text: 'Does not apply' }

/** Kept to themselves: an answer, and never one to be guessed at. */
export const ratherNotSay: Option = { value: 'prefer_not_to_say', text: 'I would rather not say' }

/** Whoever is asked what they know, not how it feels, is not "in between". */
const notSure: Option = { value: 'in_between', text: 'I am not sure' }

const yes: Option = { value: 'yes', text: 'Yes' }
const no: Option = { value: 'no', text: 'No' }

/** What somebody does to answer: in words, in figures, on a scale, by a day, by choosing one answer or several, or in rows. */
export type Way = 'words' | 'figure' | 'score' | 'day' | 'one' | 'several' | 'rows'

/** Of each type, how it is answered, and the answers that it brings along in the order they are shown. What is chosen from and
 * brings none lists its answers at the question. All that reads, draws or says an answer goes by this table. */
const types: Readonly<Record<AnswerType, { by: Way; offers?: readonly Option[] }>> = {
  grade: { by: 'one', offers: gradesOffered() },
  yes_no: { by: 'one', offers: [yes, no] },
  yes_no_na: { by: 'one', offers: [yes, no, notApplicable] },
  yes_partly_no: { by: 'one', offers: [yes, { value: 'partly', text: 'Partly' }, no, notApplicable] },
  date: { by: 'day' },
  number: { by: 'figure' },
  text: { by: 'words' },
  scale: { by: 'score' },
  choice: { by: 'one' },
  several: { by: 'several' },
  quote: { by: 'words' },
  faces: {
    by: 'one',
    offers: [
      { value: 'yes', text: '🙂 Yes' },
      { value: 'in_between', text: '😐 In between' },
      { value: 'no', text: '🙁 No' },
    ],
  },
  four_points: {
    by: 'one',
    offers: [yes, { value: 'mostly', text: 'Mostly' }, { value: 'not_really', text: 'Not really' }, no],
  },
  agree_five: {
    by: 'one',
    offers: [
      { value: 'strongly_agree', text: 'Strongly agree' },
      { value: 'agree', text: 'Agree' },
      { value: 'in_between', text: 'In between' },
      { value: 'disagree', text: 'Disagree' },
      { value: 'strongly_disagree', text: 'Strongly disagree' },
      ratherNotSay,
    ],
  },
  share: {
    by: 'one',
    offers: [
      { value: 'iro_and_quality', text: 'Only my reviewing officer and the quality team' },
      { value: 'carers', text: 'My carers can see it too' },
      { value: 'ask_first', text: 'Ask me first' },
    ],
  },
  visits: { by: 'rows' },
}

/** How a question is answered. */
export const wayOf = ({ type }: Pick<Question, 'type'>): Way => types[type].by

/** Whether it is answered in a person's own words. */
export const isWords = (question: Pick<Question, 'type'>): boolean => wayOf(question) === 'words'

/** Whether a question of this type lists its answers itself. */
export function listsAnswers(type: AnswerType): boolean {
  const { by, offers } = types[type]
  return (by === 'one' || by === 'several') && offers === undefined
}

/** The answers that a question offers, in the order shown; none for words, figures and days, nor the figures of a scale. */
export function choicesOf(question: Question, { alwaysApplies }: Particulars = {}): readonly Option[] {
  const own = question.type === 'share' ? question.options : undefined
  const offers = question.type === 'grade' ? gradesOffered(question.scale) : (own ?? types[question.type].offers ?? [])
  const offered = listsAnswers(question.type) ? (question.options ?? []).filter((option) => !option.retired) : offers
  const applied = alwaysApplies?.(question) ? offered.filter((option) => option !== notApplicable) : offered
  const worded = question.pictures === 'ticks' ? applied.map(asKnown) : applied
  return [...worded, ...(question.mayNotApply ? [doesNotApply] : []), ...(question.mayDecline ? [ratherNotSay] : [])]
}

const asKnown = (option: Option): Option => (option.value === notSure.value ? notSure : option)

function gradesOffered(scale?: ScaleKey): readonly Option[] {
  return [...gradesOn(scale).map((value) => ({ value, text: gradeNames[value] })), notApplicable]
}

/** The figures of a scale. */
export const scores: readonly number[] = Array.from({ length: 11 }, (_, score) => score)
