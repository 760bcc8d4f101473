import { type Answers, answerKey } from '../forms/answered.ts'
import { choicesOf as choicesOfAny, type Particulars } from '../forms/choices.ts'
import * as forms from '../forms/missing.ts'
import { readValue as readAnyValue } from '../forms/read-value.ts'
import { isGrade, standingOf } from '../forms/scale.ts'
import { rangeOfQuestion } from '../plausible-answers.ts'
import { cyp4GradeOfRecord } from './child-voice-grade.ts'
import { alwaysApply } from './limiting-rules.ts'
import { themeFolds } from './themes.ts'
import type { Grade, Option, Part, Question, Section, Tool } from './types.ts'

export type Missing = forms.Missing<Part>
type Case = forms.Case

/** What is the audit tool's own where the language of forms says nothing. By key, so that it holds for every stored version. */
export const ofTheTool: Particulars = {
  alwaysApplies: ({ key }) => alwaysApply.includes(key) || key === 'ovr.grade' || key.startsWith('mod.grade'),
  rangeOf: ({ key }) => rangeOfQuestion(key),
  needsEvidence: callsForEvidence,
  foldsOf: ({ key }) => (key === 'ovr.themes' ? themeFolds : undefined),
  isGivenElsewhere: ({ key }, childId, answers) => key === 'cyp4.grade' && iroGraded(answers, childId),
}

/** The answers that a question offers, in the order shown. */
export const choicesOf = (question: Question): readonly Option[] => choicesOfAny(question, ofTheTool)

/** Whether what came from a page can be the answer to this question; if not, a sentence that says how to mend it. */
export const readValue = (question: Question, raw: string | readonly string[]) => readAnyValue(question, raw, ofTheTool)

/** What a section still lacks before it counts as done. */
export const missingIn = (section: Section, about: Case, childIds?: readonly (number | null)[]): Missing[] =>
  forms.missingIn(section, about, ofTheTool, childIds)

/** The same for every section of a part. */
export const missingInPart = (tool: Tool, part: Part, about: Case): Missing[] =>
  forms.missingInPart(tool, part, about, ofTheTool)

/** How far a section is, for one child or for the household. */
export const statusOf = (section: Section, about: Case, childId: number | null): forms.SectionStatus =>
  forms.statusOf(section, about, childId, ofTheTool)

/** Inadequate and outstanding each need something in the record to point to. */
export function callsForEvidence(question: Question, value: unknown): boolean {
  return (
    question.type === 'grade' &&
    question.key.endsWith('.grade') &&
    isGrade(value) &&
    ['best', 'failing'].includes(standingOf(value)) &&
    !question.key.startsWith('mod.')
  )
}

/** A section's grades of record: one for the household, or one for each child. */
export const gradesOf = (section: Section, about: Case): Grade[] =>
  gradesByChild(section, about).map(({ grade }) => grade)

/** The same, each with the child whose it is; of the household, with none. */
export function gradesByChild(section: Section, about: Case): { childId: number | null; grade: Grade }[] {
  return forms.childIdsOf(section, about).flatMap((childId) => {
    const grade = gradeOfRecord(section, childId, about.answers)
    return isGrade(grade) ? [{ childId, grade }] : []
  })
}

/** Whether the IRO’s own grade is this child’s grade of record, so that nobody is asked to grade blind. */
export const iroGraded = (answers: Answers, childId: number | null): boolean =>
  cyp4GradeOfRecord(answers.values(), childId)?.by === 'iro'

function gradeOfRecord({ key }: Section, childId: number | null, answers: Answers): unknown {
  if (key === 'cyp4') return cyp4GradeOfRecord(answers.values(), childId)?.grade
  return answers.get(answerKey(`${key}.grade`, childId))?.value
}
