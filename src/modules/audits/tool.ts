import { gradedSections } from '#framework/a2-audit-tool/index.ts'
import type { Question, Section, Tool } from '#framework/a2-audit-tool/types.ts'

/** What the moves already say, so that nobody is asked twice: whether the grades agree, and how a difference was settled. */
const saidByMoves: ReadonlySet<string> = new Set(['mod.agree', 'mod.discussion_date', 'mod.resolution'])

/** Whether a question's own words appear nowhere: the moves say it, or one question for each section stands in its place. */
export const isSaid = ({ key }: Pick<Question, 'key'>): boolean => saidByMoves.has(key) || key === 'mod.evidence'

/** The tool as it is asked: the moderator's view of the evidence becomes one question for each graded section. */
export function asAsked(tool: Tool): Tool {
  const sections = tool.sections.map((section) => ({
    ...section,
    questions: section.questions
      .filter((question) => !saidByMoves.has(question.key))
      .flatMap((question) =>
        question.key === 'mod.evidence'
          ? gradedSections(tool).flatMap((one) => [evidenceOf(one), ownGradeOf(one)])
          : [question],
      ),
  }))
  return { ...tool, sections }
}

/** The same for a moderator who has not seen the auditor's grades: their own grade of each section, and nothing about the
 * auditor's. */
export function asAskedBlind(tool: Tool): Tool {
  const sections = tool.sections.map((section) => ({
    ...section,
    questions: section.questions
      .filter((question) => !question.key.startsWith(evidencePrefix))
      .map((question) => (question.key.startsWith(ownGradePrefix) ? unconditional(question) : question)),
  }))
  return { ...tool, sections }
}

function unconditional({ onlyWhen: _, ...question }: Question): Question {
  return { ...question, required: false }
}

export const evidencePrefix = 'mod.evidence.'
export const ownGradePrefix = 'mod.grade.'

/** Asked at the section that the moderator sees differently: the limits follow this grade, and the auditor's is kept. */
function ownGradeOf(section: Section): Question {
  return {
    key: `${ownGradePrefix}${section.key}`,
    version: 1,
    text: `${section.title}: which grade do you see?`,
    type: 'grade',
    required: true,
    feeds: 'information',
    level: 'case',
    onlyWhen: { question: `${evidencePrefix}${section.key}`, in: ['disagree'] },
    ...(section.perChild ? { prompts: 'Where children differ, the grade of the child it is worst for.' } : {}),
  }
}

function evidenceOf(section: Section): Question {
  return {
    key: `${evidencePrefix}${section.key}`,
    version: 1,
    text: `${section.title}: does the grade follow from the evidence?`,
    type: 'choice',
    options: [
      { value: 'agree', text: 'Yes' },
      { value: 'disagree', text: 'No' },
    ],
    required: true,
    feeds: 'information',
    level: 'case',
    explainWhen: ['disagree'],
  }
}

/** Everything that tells or hints at a grade: left out of the pages of a blind moderation. */
export function tellsGrade(question: string): boolean {
  return (
    question.endsWith('.grade') ||
    question === 'cyp4.iro_grade' ||
    question === 'cyp4.auditor_differs' ||
    question.startsWith('ovr.grade') ||
    question === 'ovr.override_reason' ||
    question === 'refl.self_grade'
  )
}
