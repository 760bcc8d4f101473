import { isFailing, type Stands } from '../forms/scale.ts'
import { applies, type GradeAnswer, inSentence, lowestOf } from './grade-order.ts'
import { sectionOf } from './index.ts'
import type { RuleKey, Tool } from './types.ts'

/** The figures in the rules. A council may agree others; these are the ones that Hearth ships with. */
export const defaultThresholds = {
  /** An unannounced visit at least every so many months (NMS 21.8). */
  unannouncedVisitMonths: 12,
  /** A carer review may be so many days late before it weighs (FSR 28 allows none). */
  reviewOverdueDays: 28,
  /** An emergency outside the terms of approval may last so many working days (CPR 23). */
  outsideTermsWorkingDays: 6,
  /** So many inadequate sections make the whole audit inadequate. */
  inadequateSections: 2,
}

export type Thresholds = typeof defaultThresholds

/** What the rules look at. A null is "not answered yet", and no rule speaks about what nobody has answered. */
export type LimitingFacts = {
  /** A child is at risk now and the alert has not been cleared. */
  immediateRisk: boolean
  /** Grades of sections asked once a household, by section key. */
  sectionGrades: Readonly<Record<string, GradeAnswer>>
  /** Grades of sections asked for each child, by section key. */
  childGrades: Readonly<Record<string, readonly GradeAnswer[]>>
  checks: 'current' | 'decision_recorded' | 'managed_not_recorded' | 'nothing_done' | null
  childPlacedNow: boolean
  /** The day up to which the audit looks. */
  judgedOn: Temporal.PlainDate
  approvedOn: Temporal.PlainDate | null
  lastUnannouncedVisit: Temporal.PlainDate | 'none_recorded' | null
  reviewDueOn: Temporal.PlainDate | null
  reviewHeldOn: Temporal.PlainDate | null
  /** The recorded decision to let the review be late: when it was made, and the new date. Nothing else excuses it. */
  reviewDelay: { decidedOn: Temporal.PlainDate; until: Temporal.PlainDate } | null
  children: readonly ChildFacts[]
}

export type ChildFacts = {
  /** Initials, for the sentence. */
  initials: string
  asked: boolean | null
  goodReasonNotAsked: boolean
  seenAlone: boolean | null
  /** Working days placed outside the terms of approval; null when inside. */
  workingDaysOutside: number | null
  /** Over the usual fostering limit, and no exemption names this child. */
  overLimit: boolean | null
}

export type LimitingRule = {
  /** The rule as it stands in the guide. */
  says: string
  /** How the highest grade stands that it leaves open, unless what is found says lower. */
  highest: Stands
  /** What was found, as the start of the sentence a person sees, or null when the rule does not bite. */
  find: (facts: LimitingFacts, thresholds: Thresholds, tool: Tool) => Finding | null
}

export type Finding = { found: string; highest?: Stands }

/**
 * The limiting rules. L2 is borrowed from the agencies’ inspection framework; the rest, and every figure, are
 * Hearth’s proposals for the council to agree. They limit what may be given; they never choose a grade upwards.
 */
export const limitingRules: Readonly<Record<RuleKey, LimitingRule>> = {
  L1: {
    says: 'While a child is at risk and nobody is dealing with it, the audit is inadequate.',
    highest: 'failing',
    find: (facts) =>
      facts.immediateRisk
        ? { found: 'A child is at risk now, nobody is acting on it, and nothing has been decided' }
        : null,
  },
  L2: {
    says: 'If safety is inadequate, the audit is inadequate.',
    highest: 'failing',
    find: ({ sectionGrades: { safe } }) =>
      safe && applies(safe) && isFailing(safe) ? { found: `Safety is ${inSentence(safe)}` } : null,
  },
  L3: {
    says: 'An adult without a current check, and no recorded decision about the risk, limits the grade. With a child placed and nothing done, the audit is inadequate.',
    highest: 'short',
    find: findMissingChecks,
  },
  L4: {
    says: 'No unannounced visit in a year, or a review long overdue without a recorded decision that names who let it be late and the new date, limits the grade.',
    highest: 'short',
    find: findLateVisitOrReview,
  },
  L5: {
    says: 'A child who was not asked without a good reason, or not seen alone, limits the grade. A child too young or without words is observed by somebody who knows them.',
    highest: 'short',
    find: findUnheardChild,
  },
  L6: {
    says: 'A child placed outside the terms of approval for longer than an emergency allows limits the grade. It is also a breach of the law to put right at once.',
    highest: 'short',
    find: findOutsideTerms,
  },
  L7: {
    says: 'Several inadequate sections make the audit inadequate.',
    highest: 'failing',
    find: findInadequateSections,
  },
  L8: {
    says: 'If care, progress or the service’s part is inadequate for any one child, the grade is limited.',
    highest: 'short',
    find: findPoorCareOfOneChild,
  },
  L9: {
    says: 'A child living here over the usual fostering limit, with no exemption that names them, limits the grade from the first day. It is a breach of the law.',
    highest: 'short',
    find: findOverLimit,
  },
}

/** These follow from section grades; all others from facts. */
export const restOnGrades: readonly RuleKey[] = ['L2', 'L7', 'L8']

/** These hold for every child placed and every household: whatever version asks them, they are never "not applicable". */
export const alwaysApply: readonly string[] = ['safe.checks_all_adults', 'cyp3.within_terms', 'cyp4.seen_alone']

/** About safety: no service manager gives leave from these. */
export const neverLifted: readonly RuleKey[] = ['L1', 'L2']

function findMissingChecks({ checks, childPlacedNow }: LimitingFacts): Finding | null {
  if (checks === 'nothing_done' && childPlacedNow) {
    return {
      found: 'An adult has no current check, nothing has been done, and a child lives here',
      highest: 'failing',
    }
  }
  if (checks === 'nothing_done' || checks === 'managed_not_recorded') {
    return { found: 'An adult has no current check, and no decision about the risk is recorded' }
  }
  return null
}

function findLateVisitOrReview(facts: LimitingFacts, thresholds: Thresholds): Finding | null {
  const findings = [findNoUnannouncedVisit(facts, thresholds), findOverdueReview(facts, thresholds)].filter(
    (one) => one !== null,
  )
  return findings.length > 0 ? { found: findings.map((one) => one.found).join('. ') } : null
}

function findNoUnannouncedVisit(facts: LimitingFacts, { unannouncedVisitMonths }: Thresholds): Finding | null {
  if (facts.lastUnannouncedVisit === null) return null
  const since = facts.judgedOn.subtract({ months: unannouncedVisitMonths })
  // In a household's first year the visit may still come in time.
  if (facts.approvedOn && isAfter(facts.approvedOn, since)) return null
  if (facts.lastUnannouncedVisit === 'none_recorded') return { found: 'No unannounced visit is recorded' }
  if (!isAfter(since, facts.lastUnannouncedVisit)) return null
  return { found: `No unannounced visit since ${monthInWords(facts.lastUnannouncedVisit)}` }
}

function findOverdueReview(facts: LimitingFacts, { reviewOverdueDays }: Thresholds): Finding | null {
  if (!facts.reviewDueOn) return null
  const until = facts.reviewHeldOn ?? facts.judgedOn
  const what = facts.reviewHeldOn ? 'The carer review was held' : 'The carer review is'
  const late = daysFrom(facts.reviewDueOn, until)
  if (late <= reviewOverdueDays) return null
  const { reviewDelay: decided } = facts
  // Nobody lets a review be late once it has been held.
  if (!decided || isAfter(decided.decidedOn, until))
    return { found: `${what} ${late} days late, and no decision with a name and a new date is recorded` }
  const afterNewDate = daysFrom(decided.until, until)
  return afterNewDate > 0 ? { found: `${what} ${afterNewDate} days after the new date that was set` } : null
}

function findUnheardChild({ children }: LimitingFacts): Finding | null {
  const notAsked = children.filter((child) => child.asked === false && !child.goodReasonNotAsked)
  const notSeen = children.filter((child) => child.seenAlone === false)
  if (notAsked.length === 0 && notSeen.length === 0) return null
  const parts = [
    ...notAsked.map((child) => `${child.initials} was not asked`),
    ...notSeen.map((child) => `${child.initials} has not been seen alone`),
  ]
  return { found: parts.join(', and ') }
}

function findOutsideTerms({ children }: LimitingFacts, { outsideTermsWorkingDays }: Thresholds): Finding | null {
  const outside = children.filter((child) => (child.workingDaysOutside ?? 0) > outsideTermsWorkingDays)
  if (outside.length === 0) return null
  const who = outside.map((child) => child.initials).join(', ')
  return {
    found: `${who}: outside the terms of approval for longer than the ${outsideTermsWorkingDays} working days allowed`,
  }
}

function findOverLimit({ children }: LimitingFacts): Finding | null {
  const over = children.filter((child) => child.overLimit === true)
  if (over.length === 0) return null
  const who = over.map((child) => child.initials).join(', ')
  return { found: `${who}: over the usual fostering limit, with no exemption that names the child` }
}

function findInadequateSections(facts: LimitingFacts, { inadequateSections }: Thresholds): Finding | null {
  const byChild = Object.entries(facts.childGrades).map(([key, answers]) => [key, lowestOf(answers)] as const)
  const failing = [...Object.entries(facts.sectionGrades), ...byChild].flatMap(([, grade]) =>
    grade && applies(grade) && isFailing(grade) ? [inSentence(grade)] : [],
  )
  if (failing.length < inadequateSections) return null
  return { found: `${failing.length} sections are ${[...new Set(failing)].join(' or ')}` }
}

function findPoorCareOfOneChild({ childGrades }: LimitingFacts, _: Thresholds, tool: Tool): Finding | null {
  const worst = (key: string) => childGrades[key]?.filter(applies).find(isFailing)
  const poor = ['cyp1', 'cyp2', 'cyp3'].filter(worst)
  if (poor.length === 0) return null
  return {
    found: `For at least one child, this is ${inSentence(worst(poor[0]!)!)}: ${poor.map((key) => sectionOf(key, tool)?.title ?? key).join('; ')}`,
  }
}

function daysFrom(date: Temporal.PlainDate, other: Temporal.PlainDate): number {
  return date.until(other).total('days')
}

function isAfter(date: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(date, other) > 0
}

function monthInWords(date: Temporal.PlainDate): string {
  return date.toLocaleString('en-GB', { month: 'long', year: 'numeric' })
}
