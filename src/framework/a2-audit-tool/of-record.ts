import { applies, type GradeAnswer } from './grade-order.ts'
import type { ChildGrades, SectionGrades } from './judgement.ts'
import { gradedSections } from './index.ts'
import type { Grade, Tool } from './types.ts'
import type { Answers } from '../forms/answered.ts'
import { isFailing, isGrade } from '../forms/scale.ts'
import { evidencePrefix, ownGradePrefix } from './as-asked.ts'

/** Sections that somebody sees differently from the auditor, with the grade they see. */
export type Views = Readonly<Record<string, Grade>>

export type Grades = { sectionGrades: SectionGrades; childGrades: ChildGrades }

/** The sections that the moderator sees differently: they said so at the section, and which grade they see. */
export function differingViews(answers: Answers, tool: Tool): Views {
  return viewsWhere(tool, answers, (key) => answers.get(`${evidencePrefix}${key}`)?.value === 'disagree')
}

/** The moderator's own grade of every section, as far as given: what a blind moderator goes by. */
export function ownViews(answers: Answers, tool: Tool): Views {
  return viewsWhere(tool, answers, () => true)
}

function viewsWhere(tool: Tool, answers: Answers, counts: (section: string) => boolean): Views {
  const seen = gradedSections(tool).flatMap(({ key }) => {
    const value = answers.get(`${ownGradePrefix}${key}`)?.value
    return counts(key) && isGrade(value) ? [[key, value] as const] : []
  })
  return Object.fromEntries(seen)
}

/** The grades of record: the auditor's, and in the place of each section seen differently the one grade seen there. For a
 * section asked of each child that is the lowest child's. */
export function gradesOfRecord({ sectionGrades, childGrades }: Grades, views: Views, tool: Tool): Grades {
  const isPerChild = new Set(gradedSections(tool).flatMap(({ key, perChild }) => (perChild ? [key] : [])))
  const seen = Object.entries(views)
  return {
    sectionGrades: { ...sectionGrades, ...Object.fromEntries(seen.filter(([key]) => !isPerChild.has(key))) },
    childGrades: {
      ...childGrades,
      ...Object.fromEntries(seen.flatMap(([key, grade]) => (isPerChild.has(key) ? [[key, [grade]]] : []))),
    },
  }
}

/** The sections that are inadequate, for the household or for any one child: all limits that rest on grades rest on these. */
export function inadequateSections({ sectionGrades, childGrades }: Grades): readonly string[] {
  return [
    ...Object.entries(sectionGrades).flatMap(([key, grade]) => (isFailingAnswer(grade) ? [key] : [])),
    ...Object.entries(childGrades).flatMap(([key, given]) => (given.some(isFailingAnswer) ? [key] : [])),
  ]
}

const isFailingAnswer = (answer: GradeAnswer): boolean => applies(answer) && isFailing(answer)
