import { gradesOn, highestThat, isFailing, isShort, scaleOf, standingOf, usualScale } from '../forms/scale.ts'
import { applies, type GradeAnswer, inSentence, isBelow, lowerOf, lowestOf, lowestOn, rankOf } from './grade-order.ts'
import { auditTool, sectionOf } from './index.ts'
import { defaultThresholds, type LimitingFacts, limitingRules, type Thresholds } from './limiting-rules.ts'
import type { Grade, RuleKey, Tool } from './types.ts'

export type SectionGrades = Readonly<Record<string, GradeAnswer>>
export type ChildGrades = Readonly<Record<string, readonly GradeAnswer[]>>
export type Cap = { rule: RuleKey; highest: Grade; because: string }
export type Suggestion = { grade: Grade | null; reasons: readonly string[] }

/**
 * The overall grade that the section grades point to, with its reasons in words; the auditor decides.
 * The middle grade counts (of two middle ones the lower); for each child's section the lowest child's grade counts,
 * so that one child's poor care is never averaged away; nothing above the caps is suggested.
 * `sectionGrades`: sections asked once, by key. `childGrades`: sections asked for each child, by key. A section that
 * nobody has graded is simply absent. The grade is null when there is none to work from. `tool`: whose titles the reasons
 * use; the grade is the same with any.
 */
export function suggestGrade(
  sectionGrades: SectionGrades,
  childGrades: ChildGrades,
  caps: readonly Cap[] = [],
  tool: Tool = auditTool,
): Suggestion {
  const graded = gradeOfEachSection(sectionGrades, childGrades)
  // What is met or not met is no grade among grades: rules say what follows from it.
  const scale = scaleOfTool(tool)
  const middle = middleOf(Object.values(graded).filter((grade) => scaleOf(grade) === scale))
  if (!middle) return { grade: null, reasons: ['No section has a grade yet.'] }
  const heldBack = standingOf(middle) === 'best' ? whyNotOutstanding(graded, childGrades, tool) : []
  const weighed = heldBack.length > 0 ? highestThat('good', scale) : middle
  const biting = caps.filter((cap) => isBelow(cap.highest, weighed))
  const reasons = [
    ...whereChildrenDiffer(childGrades, tool),
    countInWords(graded, middle, tool),
    ...heldBack,
    ...biting.map((cap) => cap.because),
  ]
  return { grade: biting.reduce<Grade>((grade, cap) => lowerOf(grade, cap.highest), weighed), reasons }
}

/**
 * Every limiting rule that bites on these facts, with the highest grade it leaves open and why, as the person reads it:
 * "No unannounced visit since August 2025: the highest grade is requires improvement."
 */
export function capsFor(
  facts: LimitingFacts,
  thresholds: Thresholds = defaultThresholds,
  tool: Tool = auditTool,
): readonly Cap[] {
  return (Object.keys(limitingRules) as RuleKey[]).flatMap((rule) => {
    const finding = limitingRules[rule].find(facts, thresholds, tool)
    if (!finding) return []
    const highest = highestThat(finding.highest ?? limitingRules[rule].highest, scaleOfTool(tool))
    return [{ rule, highest, because: `${finding.found}: the highest grade is ${inSentence(highest)}.` }]
  })
}

/** The highest grade that may be given. A service manager's dispensation lifts a rule for this audit. */
export function highestAllowed(
  caps: readonly Cap[],
  dispensed: readonly RuleKey[] = [],
  tool: Pick<Tool, 'scale'> = auditTool,
): Grade {
  return caps
    .filter((cap) => !dispensed.includes(cap.rule))
    .reduce<Grade>((grade, cap) => lowerOf(grade, cap.highest), highestThat('best', scaleOfTool(tool)))
}

/** The scale of the grades of this version of the tool. */
export const scaleOfTool = ({ scale }: Pick<Tool, 'scale'>) => scale ?? usualScale

/**
 * Where a version of the tool gives no grade for the whole: what sign-off, days and a re-audit go by. The lowest of any section, for any
 * one child, and never above what the limits leave open. Null when nothing is graded.
 */
export function gradeThatRoutes(
  { sectionGrades, childGrades }: { sectionGrades: SectionGrades; childGrades: ChildGrades },
  highest: Grade,
  tool: Pick<Tool, 'scale'>,
): Grade | null {
  const lowest = lowestOn(scaleOfTool(tool), [...Object.values(sectionGrades), ...Object.values(childGrades).flat()])
  return lowest && lowerOf(lowest, highest)
}

/** The sections where "inadequate" alone calls for the service manager. */
const limitingSections: readonly string[] = ['safe', 'cyp1', 'cyp2', 'cyp3']

/** Whether a limiting section is inadequate, for the household or for any one child. */
export function isLimitingSectionInadequate(sectionGrades: SectionGrades, childGrades: ChildGrades = {}): boolean {
  const graded = gradeOfEachSection(sectionGrades, childGrades)
  return limitingSections.some((key) => isFailing(graded[key]))
}

/**
 * Whether the service manager signs off (clause 7.10). The lower of the auditor's and the final grade decides, so
 * that moderation upwards does not take an audit out of sight; so does a limiting section that is inadequate. A grade not
 * given yet calls for nobody.
 */
export function needsSignOff(
  auditorGrade: Grade | null,
  finalGrade: Grade | null,
  limitingSectionInadequate: boolean,
): boolean {
  return limitingSectionInadequate || [auditorGrade, finalGrade].some(isShort)
}

function gradeOfEachSection(sectionGrades: SectionGrades, childGrades: ChildGrades): Readonly<Record<string, Grade>> {
  const lowest = Object.entries(childGrades).map(
    ([key, answers]) => [key, lowestOf(answers) ?? 'not_applicable'] as const,
  )
  const graded = [...Object.entries(sectionGrades), ...lowest].filter((entry): entry is [string, Grade] =>
    applies(entry[1]),
  )
  return Object.fromEntries(graded)
}

function middleOf(all: readonly Grade[]): Grade | undefined {
  const ascending = [...all].sort((a, b) => rankOf(a) - rankOf(b))
  return ascending[Math.floor((ascending.length - 1) / 2)]
}

function whyNotOutstanding(graded: Readonly<Record<string, Grade>>, childGrades: ChildGrades, tool: Tool): string[] {
  const mustBeGood = Object.keys(childGrades).length > 0 ? ['safe', 'cyp4'] : ['safe']
  const weak = mustBeGood.filter((key) => !graded[key] || isShort(graded[key]))
  const all = Object.values(graded).filter((grade) => scaleOf(grade) === scaleOfTool(tool))
  const outstanding = all.filter((grade) => standingOf(grade) === 'best').length
  const top = highestThat('best', scaleOfTool(tool))
  const notTop = `Not ${inSentence(top)}`
  const enough = inSentence(highestThat('good', scaleOfTool(tool)))
  return [
    ...weak.map((key) => `${notTop}: “${titleOf(key, tool)}” is not at least ${enough}.`),
    ...(outstanding * 2 < all.length ? [`${notTop}: fewer than half the sections are.`] : []),
  ]
}

function whereChildrenDiffer(childGrades: ChildGrades, tool: Tool): string[] {
  return Object.entries(childGrades).flatMap(([key, answers]) => {
    const lowest = lowestOf(answers)
    const differ = new Set(answers.filter(applies)).size > 1
    return lowest && differ
      ? [`“${titleOf(key, tool)}” differs between the children; the lowest, ${inSentence(lowest)}, counts.`]
      : []
  })
}

function countInWords(graded: Readonly<Record<string, Grade>>, middle: Grade, tool: Tool): string {
  const all = Object.values(graded).filter((grade) => scaleOf(grade) === scaleOfTool(tool))
  if (all.length === 1) return `The one section graded so far is ${inSentence(middle)}.`
  const counts = gradesOn(scaleOfTool(tool)).flatMap((grade) => {
    const count = all.filter((one) => one === grade).length
    return count > 0 ? [`${count} ${inSentence(grade)}`] : []
  })
  const how = all.length % 2 === 0 ? 'the lower of the two in the middle' : 'the one in the middle'
  return `Of ${all.length} sections graded: ${counts.join(', ')}. In order, ${how} is ${inSentence(middle)}.`
}

function titleOf(section: string, tool: Tool): string {
  return sectionOf(section, tool)?.title ?? section
}
