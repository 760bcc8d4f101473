import { gradesIn, type KnownFacts, limitingFactsIn } from './judged-answers.ts'
import {
  type Cap,
  capsFor,
  gradeThatRoutes,
  highestAllowed,
  isLimitingSectionInadequate,
  suggestGrade,
} from './judgement.ts'
import { neverLifted, restOnGrades, type Thresholds } from './limiting-rules.ts'
import { type Grade, gradeNames, type RuleKey, type Tool } from './types.ts'
import type { Answers } from '../forms/answered.ts'
import { isFailing, isGrade, scaleOf } from '../forms/scale.ts'
import { stepsBetween } from './grade-order.ts'
import { differingViews, type Grades, gradesOfRecord, inadequateSections, ownViews, type Views } from './of-record.ts'

/** What the register and the calendar know of the household that the limiting rules need. */
export type HouseholdFacts = Omit<KnownFacts, 'alertCleared' | 'children' | 'observed' | 'unasked'>

/** What limits a grade: each limit in words, those lifted left out, and the highest grade that they leave. */
export type Limits = { caps: readonly Cap[]; highest: Grade }

export type OfRecord = Limits & {
  /** What the sections' grades of record point to before anything limits it. */
  pointsTo: Grade | null
  /** The sections that are inadequate by their grades of record: who sees one differently says so there. */
  inadequate: readonly string[]
  /** The highest grade that can be reached by seeing sections differently: facts limit whatever anybody sees. */
  highestByFacts: Grade
}

/** Why a grade may not stand: the limits above which it is, and what to do. */
export type Blocked = { limits: readonly string[]; says: string }

export type Judged = {
  suggestion: { grade: Grade | null; reasons: readonly string[] }
  caps: readonly Cap[]
  /** Rules that the service manager has lifted for this audit. */
  dispensed: readonly RuleKey[]
  highest: Grade
  /** The limits by the sections' grades of record: they hold for what is moderated, settled and decided. */
  ofRecord: OfRecord
  /** The limits by the facts and by the moderator's own section grades: all that a blind moderator goes by. */
  asModeratorSees: Limits
  given: Grade | null
  /** Why the grade given may not stand; null when it may. */
  blocked: Blocked | null
  /** Where no grade is given for the whole: what is done goes by these, of the auditor's sections, of those of record, and of the moderator's
   * own alone. Null where one is given. */
  routed: { own: Grade | null; record: Grade | null; moderators: Grade | null } | null
  inadequateLimitingSection: boolean
}

/** The overall judgement as it stands: what the sections suggest, what limits it, and whether the grade given may stand. A
 * person decides; this explains. */
export function judgeOverall(about: {
  tool: Tool
  answers: Answers
  children: readonly { id: number; initials: string }[]
  /** Those whom nobody is to ask: their IRO has not said that they may be. */
  unasked?: ReadonlySet<number>
  /** The children of whom somebody recorded, in this audit, what they see. */
  observed: ReadonlySet<number>
  household: HouseholdFacts
  alertCleared: boolean
  dispensed: readonly RuleKey[]
  thresholds: Thresholds
  /** Sections that those who settle or decide see differently. */
  decidedViews: Views
}): Judged {
  const { tool, dispensed, thresholds } = about
  const answers = [...about.answers.values()]
  const own = gradesIn(answers, tool)
  const facts = limitingFactsIn(
    answers,
    {
      ...about.household,
      alertCleared: about.alertCleared,
      children: about.children,
      observed: about.observed,
      unasked: about.unasked ?? new Set(),
    },
    tool,
  )
  const limitsBy = (grades: Grades): Limits => {
    const caps = capsFor({ ...facts, ...grades }, thresholds, tool).filter(({ rule }) => !dispensed.includes(rule))
    return { caps, highest: highestAllowed(caps, [], tool) }
  }
  const views = { ...differingViews(about.answers, tool), ...about.decidedViews }
  const ofRecord = gradesOfRecord(own, views, tool)
  const standing = limitsBy(own)
  const suggestion = suggestGrade(own.sectionGrades, own.childGrades, standing.caps, tool)
  const [limitsOfRecord, moderators] = [
    limitsBy(ofRecord),
    gradesOfRecord(noGrades, ownViews(about.answers, tool), tool),
  ]
  const routed =
    tool.overall === false
      ? {
          own: gradeThatRoutes(own, standing.highest, tool),
          record: gradeThatRoutes(ofRecord, limitsOfRecord.highest, tool),
          moderators: gradeThatRoutes(moderators, limitsBy(moderators).highest, tool),
        }
      : null
  const value = about.answers.get('ovr.grade')?.value
  const given = routed ? routed.own : isGrade(value) ? value : null
  const overridden = String(about.answers.get('ovr.override_reason')?.value ?? '').trim() !== ''
  return {
    suggestion: routed ? { grade: null, reasons: [] } : suggestion,
    caps: capsFor(facts, thresholds, tool),
    dispensed,
    highest: standing.highest,
    ofRecord: {
      ...limitsOfRecord,
      pointsTo: suggestGrade(ofRecord.sectionGrades, ofRecord.childGrades, [], tool).grade,
      inadequate: inadequateSections(ofRecord),
      highestByFacts: limitsBy(noGrades).highest,
    },
    asModeratorSees: limitsBy(gradesOfRecord(noGrades, ownViews(about.answers, tool), tool)),
    given,
    blocked: routed ? null : whyBlocked(given, suggestion.grade, standing, overridden),
    routed,
    inadequateLimitingSection: [own, ofRecord].some((grades) =>
      isLimitingSectionInadequate(grades.sectionGrades, grades.childGrades),
    ),
  }
}

const noGrades: Grades = { sectionGrades: {}, childGrades: {} }

/** The limits that stand against this grade, in words. */
function limitsAbove(grade: Grade, { caps }: Limits): readonly string[] {
  return caps.filter((cap) => stepsBetween(cap.highest, grade) > 0).map((cap) => cap.because)
}

export const isWithin = (grade: Grade | null, { highest }: Limits): boolean =>
  grade === null || stepsBetween(highest, grade) <= 0

/** The same for a grade of record, and where to go: a limit that rests on a section's grade moves with that section. */
export function whyAbove(grade: Grade | null, { caps }: Limits): string {
  if (grade === null) return ''
  const above = caps.filter((cap) => stepsBetween(cap.highest, grade) > 0)
  const differ = above.some(({ rule }) => restOnGrades.includes(rule))
    ? ' If you see such a section differently, say so at that section, with the grade you see and why.'
    : ''
  return `${above.map((cap) => cap.because).join(' ')} ${gradeNames[grade]} is above that.${differ}`
}

/** Whether a limit, rather than anybody's judgement, made the grade of record what it is: it is the highest that was left,
 * and the sections or somebody's own grade pointed higher. */
export function limitDecided(
  final: Grade,
  wished: readonly (Grade | null)[],
  { highest, pointsTo }: OfRecord,
): boolean {
  return final === highest && [pointsTo, ...wished].some((grade) => grade !== null && stepsBetween(final, grade) > 0)
}

/** Why a grade cannot be chosen, or what it takes; undefined when nothing stands against it. */
export function whatItTakes(grade: Grade, limits: OfRecord): { says: string; possible: boolean } | undefined {
  if (stepsBetween(limits.highest, grade) <= 0) return undefined
  const possible = stepsBetween(limits.highestByFacts, grade) <= 0
  const says = possible
    ? 'Only if a section is seen differently, below.'
    : 'Not possible, however a section is seen: facts limit it.'
  return { possible, says }
}

function whyBlocked(given: Grade | null, suggested: Grade | null, limits: Limits, overridden: boolean): Blocked | null {
  if (!given) return null
  if (stepsBetween(limits.highest, given) > 0)
    return { limits: limitsAbove(given, limits), says: whatToChoose(given, limits) }
  if (suggested && given !== suggested && !overridden) {
    const says = `The sections point to ${inWords(suggested)}. Say why you choose ${inWords(given)}.`
    return { limits: [], says }
  }
  return null
}

/** What can be chosen; and leave, where leave from the limits that can be lifted would be enough. */
function whatToChoose(given: Grade, { caps, highest }: Limits): string {
  const choose = isFailing(highest) ? `Choose ${inWords(highest)}` : `Choose ${inWords(highest)} or lower`
  const leaveHelps =
    stepsBetween(
      highestAllowed(
        caps.filter(({ rule }) => neverLifted.includes(rule)),
        [],
        { scale: scaleOf(given) },
      ),
      given,
    ) <= 0
  return leaveHelps ? `${choose}, or ask the service manager for leave.` : `${choose}.`
}

/** The same with each limit that stands against it, where they are not shown beside it. */
export const blockedInWords = ({ limits, says }: Blocked): string => [...limits, says].join(' ')

const inWords = (grade: Grade): string => gradeNames[grade].toLowerCase()
