import { isGradeOfRecord } from './child-voice-grade.ts'
import type { GradeAnswer } from './grade-order.ts'
import { auditTool, goodReasonsForNotAsking, gradedSections } from './index.ts'
import type { ChildGrades, SectionGrades } from './judgement.ts'
import type { ChildFacts, LimitingFacts } from './limiting-rules.ts'
import { gradeNames, type Tool } from './types.ts'

/** An answer as it is kept: the value as stored, the child or none, and the explanation written under it. */
export type Answer = { question: string; childId: number | null; value: unknown; explanation: string }

/** What the answers do not say, and the audit and the register do. */
export type KnownFacts = Pick<
  LimitingFacts,
  'childPlacedNow' | 'judgedOn' | 'approvedOn' | 'reviewDueOn' | 'reviewHeldOn'
> & {
  /** A safety alert of this audit that the service manager has cleared lets L1 go. */
  alertCleared: boolean
  children: readonly { id: number; initials: string }[]
  /** Working days from a date until the audit looks no further; the calendar knows the bank holidays. */
  workingDaysSince: (date: Temporal.PlainDate) => number
}

/** The section grades among the answers, split as `suggestGrade` wants them. */
export function gradesIn(
  answers: readonly Answer[],
  tool: Tool = auditTool,
): { sectionGrades: SectionGrades; childGrades: ChildGrades } {
  const sectionGrades: Record<string, GradeAnswer> = {}
  const childGrades: Record<string, readonly GradeAnswer[]> = {}
  for (const section of gradedSections(tool)) {
    const given = answers
      .filter((answer) => isGradeOfRecord(answer, section.key, answers))
      .flatMap(({ value }) => (isGrade(value) ? [value] : []))
    if (section.perChild && given.length > 0) childGrades[section.key] = given
    if (!section.perChild && given[0]) sectionGrades[section.key] = given[0]
  }
  return { sectionGrades, childGrades }
}

/** The facts that the limiting rules look at, read from the answers and from what is known besides. */
export function limitingFactsIn(answers: readonly Answer[], known: KnownFacts, tool: Tool = auditTool): LimitingFacts {
  const find = finder(answers)
  const { alertCleared, children, workingDaysSince, ...rest } = known
  return {
    ...rest,
    ...gradesIn(answers, tool),
    immediateRisk: find('safe.immediate')?.value === 'yes' && !alertCleared,
    checks: checksIn(find),
    lastUnannouncedVisit: dateIn(find('wfc1.unannounced_date')?.value),
    reviewDelayExplained: (find('wfc1.review_on_time')?.explanation.trim() ?? '') !== '',
    children: children.map((child) => childFactsIn(find, child, workingDaysSince)),
  }
}

type Find = (question: string, childId?: number) => Answer | undefined

function finder(answers: readonly Answer[]): Find {
  return (question, childId) =>
    answers.find((answer) => answer.question === question && answer.childId === (childId ?? null))
}

function checksIn(find: Find): LimitingFacts['checks'] {
  const all = find('safe.checks_all_adults')?.value
  if (all === 'yes' || all === 'not_applicable') return 'current'
  if (all !== 'partly' && all !== 'no') return null
  const managed = find('safe.checks_managed')?.value
  return managed === 'decision_recorded' || managed === 'managed_not_recorded' || managed === 'nothing_done'
    ? managed
    : null
}

function childFactsIn(
  find: Find,
  child: { id: number; initials: string },
  workingDaysSince: KnownFacts['workingDaysSince'],
): ChildFacts {
  const value = (question: string) => find(question, child.id)?.value
  const asked = value('cyp4.asked')
  const reason = value('cyp4.not_asked_reason')
  const seenAlone = find('cyp4.seen_alone', child.id)
  const since = value('cyp3.within_terms') === 'no' ? dateIn(value('cyp3.outside_since')) : null
  return {
    initials: child.initials,
    asked: asked === 'yes' ? true : asked === 'no' ? false : null,
    goodReasonNotAsked: goodReasonsForNotAsking.includes(String(reason)),
    // Rule L5 is about children who can say what they think.
    seenAlone: seenAlone?.value && reason !== 'age' ? seenAloneOrRightNot(seenAlone) : null,
    // A beginning that nobody recorded counts as long ago.
    workingDaysOutside: since === 'none_recorded' ? Number.POSITIVE_INFINITY : since && workingDaysSince(since),
  }
}

function seenAloneOrRightNot({ value, explanation }: Answer): boolean {
  return value === 'yes' || (value === 'not_applicable' && explanation.trim() !== '')
}

function dateIn(value: unknown): Temporal.PlainDate | 'none_recorded' | null {
  if (value === 'none_recorded') return value
  return typeof value === 'string' && value !== '' ? Temporal.PlainDate.from(value) : null
}

function isGrade(value: unknown): value is GradeAnswer {
  return typeof value === 'string' && Object.hasOwn(gradeNames, value)
}
