import { gradedSections } from './index.ts'
import { scaleOfTool } from './judgement.ts'
import type { Question, Section, Tool } from './types.ts'
import { gradesOn, isGrade, type ScaleKey, scaleOf, standingOf, usualScale, valuesOn } from '../forms/scale.ts'

/** What the moves already say, so that nobody is asked twice: whether the grades agree, and how a difference was settled. */
const saidByMoves: ReadonlySet<string> = new Set(['mod.agree', 'mod.discussion_date', 'mod.resolution'])

/** Whether a question's own words appear nowhere: the moves say it, or one question for each section stands in its place. */
export const isSaid = ({ key }: Pick<Question, 'key'>): boolean => saidByMoves.has(key) || key === 'mod.evidence'

/** The tool as it is asked: the moderator's view of the evidence becomes one question for each graded section. */
export function asAsked(tool: Tool): Tool {
  const sections = tool.sections.map((section) =>
    onItsScale(tool, {
      ...section,
      questions: section.questions
        .filter((question) => !saidByMoves.has(question.key) && !(tool.overall === false && isOfTheWhole(question)))
        .flatMap((question) =>
          question.key === 'mod.evidence'
            ? gradedSections(tool).flatMap((one) => [evidenceOf(one), ownGradeOf(one)])
            : [question],
        ),
    }),
  )
  return { ...tool, sections }
}

/** What is asked of the grade for the whole: of nobody, where none is given. */
const isOfTheWhole = ({ key }: Pick<Question, 'key'>): boolean =>
  key.startsWith('ovr.grade') || key === 'ovr.override_reason' || key === 'mod.grade'

/** Questions and descriptors are written for the usual scale: on another each speaks of the points that stand so. A section may have its own. */
function onItsScale(tool: Tool, section: Section): Section {
  const [scale, own] = [scaleOfTool(tool), section.scale ?? scaleOfTool(tool)]
  if (scale === usualScale && own === usualScale && section.key !== 'mod') return section
  const questions = section.questions.map((question) =>
    question.type === 'grade' ? gradedOn(scaleOfQuestion(tool, section, question), question) : question,
  )
  return { ...section, questions, ...(section.descriptors ? { descriptors: looksOn(own, section.descriptors) } : {}) }
}

/** A section's own grade, by whomever it is given, is on its own scale; each other grade on that of the tool. */
function scaleOfQuestion(tool: Tool, section: Section, { key }: Question): ScaleKey {
  const graded = key.startsWith(ownGradePrefix)
    ? tool.sections.find((one) => key === `${ownGradePrefix}${one.key}`)
    : key === `${section.key}.grade`
      ? section
      : undefined
  return graded?.scale ?? scaleOfTool(tool)
}

const gradedOn = (scale: ScaleKey, { explainWhen, ...question }: Question): Question => ({
  ...question,
  scale,
  ...(explainWhen ? { explainWhen: valuesOn(explainWhen, scale) } : {}),
})

/** What is written for a scale stands; else what is written for the usual one, at the points that stand so. */
function looksOn(scale: ScaleKey, looks: NonNullable<Section['descriptors']>): NonNullable<Section['descriptors']> {
  const usual = Object.keys(looks)
    .filter(isGrade)
    .filter((grade) => scaleOf(grade) === usualScale)
  const said = gradesOn(scale).map((grade) => {
    const alike = usual.find((one) => standingOf(one) === standingOf(grade))
    return [grade, looks[grade] ?? (alike && looks[alike]) ?? ''] as const
  })
  return Object.fromEntries(said.filter(([, words]) => words !== ''))
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
    question === 'ovr.impact_scale' ||
    question === 'refl.self_grade'
  )
}
