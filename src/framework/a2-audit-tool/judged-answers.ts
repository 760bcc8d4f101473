import { isGradeOfRecord } from './child-voice-grade.ts'
import type { GradeAnswer } from './grade-order.ts'
import { auditTool, goodReasonsForNotAsking, gradedSections, reasonsThatNeedObserving } from './index.ts'
import type { ChildGrades, SectionGrades } from './judgement.ts'
import type { ChildFacts, LimitingFacts } from './limiting-rules.ts'
import type { ReadKey } from './read-keys.ts'
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
  /** The children of whom somebody who knows them well has recorded, in this audit, what they see. */
  observed: ReadonlySet<number>
  /** Those whom nobody is to ask: that they say nothing limits nothing. */
  unasked?: ReadonlySet<number>
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
  const { alertCleared, children, observed, unasked, workingDaysSince, ...rest } = known
  const heardOf = (id: number) => ({ observed: observed.has(id), unasked: unasked?.has(id) ?? false })
  return {
    ...rest,
    ...gradesIn(answers, tool),
    // The tool of earlier versions asked it of a risk with which nobody was dealing: there no second answer is found.
    immediateRisk: find('safe.immediate')?.value === 'yes' && find('safe.acting')?.value !== 'yes' && !alertCleared,
    checks: checksIn(find),
    lastUnannouncedVisit: dateIn(find('wfc1.unannounced_date')?.value),
    reviewDelay: delayDecidedIn(find),
    children: children.map((child) => childFactsIn(find, child, heardOf(child.id), workingDaysSince)),
  }
}

type Find = (question: ReadKey, childId?: number) => Answer | undefined

function finder(answers: readonly Answer[]): Find {
  return (question, childId) =>
    answers.find((answer) => answer.question === question && answer.childId === (childId ?? null))
}

function checksIn(find: Find): LimitingFacts['checks'] {
  const all = find('safe.checks_all_adults')?.value
  if (all === 'yes') return 'current'
  if (all !== 'partly' && all !== 'no' && all !== 'not_applicable') return null
  const managed = find('safe.checks_managed')?.value
  if (managed === 'decision_recorded' || managed === 'managed_not_recorded' || managed === 'nothing_done')
    return managed
  // "Not applicable", which older versions offered, counts as no; nobody was asked then what was decided.
  return all === 'not_applicable' ? 'managed_not_recorded' : null
}

/** A decision to let the review be late has a name, its day and a new date: with less, none was recorded. */
function delayDecidedIn(find: Find): LimitingFacts['reviewDelay'] {
  if (find('wfc1.review_on_time')?.value !== 'no') return null
  const by = String(find('wfc1.review_late_decided_by')?.value ?? '').trim()
  const on = dateIn(find('wfc1.review_late_decided_on')?.value)
  const until = dateIn(find('wfc1.review_late_until')?.value)
  return namesSomebody(by) && isDay(on) && isDay(until) ? { decidedOn: on, until } : null
}

/** "Nobody" and "n/a" are honest answers, and no decision. */
const namesSomebody = (by: string): boolean =>
  /\p{L}{2}/u.test(by) &&
  !/^(n\.?\/?a|none|nil|null|nobody|no ?one|no|unknown|tbc|no(t| decision)( (recorded|known|applicable|decided|made|found))?)[.!]?$/i.test(
    by,
  )

const isDay = (date: ReturnType<typeof dateIn>): date is Temporal.PlainDate => date instanceof Temporal.PlainDate

function childFactsIn(
  find: Find,
  child: { id: number; initials: string },
  { observed, unasked }: { observed: boolean; unasked: boolean },
  workingDaysSince: KnownFacts['workingDaysSince'],
): ChildFacts {
  const value = (question: ReadKey) => find(question, child.id)?.value
  const asked = value('cyp4.asked')
  const reason = String(value('cyp4.not_asked_reason') ?? '')
  const seenAlone = value('cyp4.seen_alone')
  return {
    initials: child.initials,
    asked: asked === 'yes' ? true : asked === 'no' ? false : null,
    goodReasonNotAsked:
      unasked || goodReasonsForNotAsking.includes(reason) || (observed && reasonsThatNeedObserving.includes(reason)),
    // Neither age nor disability puts a child outside this (CPR 29): whatever is not "yes" is no.
    seenAlone: seenAlone ? seenAlone === 'yes' : null,
    workingDaysOutside: daysOutsideTerms(value('cyp3.within_terms'), value('cyp3.outside_since'), workingDaysSince),
    overLimit: overLimitIn(value),
  }
}

function daysOutsideTerms(
  within: unknown,
  began: unknown,
  workingDaysSince: KnownFacts['workingDaysSince'],
): number | null {
  if (within !== 'no' && within !== 'not_applicable') return null
  const since = dateIn(began)
  // A beginning that nobody recorded counts as long ago; under "not applicable", once offered, nobody was asked for it.
  if (since === 'none_recorded' || (since === null && within === 'not_applicable')) return Number.POSITIVE_INFINITY
  return since && workingDaysSince(since)
}

/** Whether a child lives here over the usual fostering limit, by the answers about that child; null until both are given. */
export function overLimitIn(value: (question: ReadKey) => unknown): boolean | null {
  const over = value('cyp3.over_limit')
  if (over !== 'yes') return over === 'no' ? false : null
  const exemption = value('cyp3.exemption')
  return exemption === 'no' ? true : exemption === 'yes' ? false : null
}

function dateIn(value: unknown): Temporal.PlainDate | 'none_recorded' | null {
  if (value === 'none_recorded') return value
  return typeof value === 'string' && value !== '' ? Temporal.PlainDate.from(value) : null
}

function isGrade(value: unknown): value is GradeAnswer {
  return typeof value === 'string' && Object.hasOwn(gradeNames, value)
}
