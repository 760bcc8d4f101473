import { limitingFactsIn, gradesIn } from '#framework/a2-audit-tool/judged-answers.ts'
import {
  type Cap,
  capsFor,
  highestAllowed,
  isLimitingSectionInadequate,
  suggestGrade,
} from '#framework/a2-audit-tool/judgement.ts'
import type { Thresholds } from '#framework/a2-audit-tool/limiting-rules.ts'
import { type Grade, gradeNames, type RuleKey, type Tool } from '#framework/a2-audit-tool/types.ts'
import { workingDaysBetween } from '#platform/dates/index.ts'
import { type Answers, isGrade } from './answers.ts'
import { stepsBetween } from './audit.ts'

/** What the register knows of the household that the limiting rules need. */
export type HouseholdFacts = {
  childPlacedNow: boolean
  judgedOn: Temporal.PlainDate
  approvedOn: Temporal.PlainDate | null
  reviewDueOn: Temporal.PlainDate | null
  reviewHeldOn: Temporal.PlainDate | null
}

export type Judged = {
  suggestion: { grade: Grade | null; reasons: readonly string[] }
  caps: readonly Cap[]
  /** Rules that the service manager has lifted for this audit. */
  dispensed: readonly RuleKey[]
  highest: Grade
  /** The same by the facts alone, without the limits that rest on an auditor’s own section grades (L2, L7, L8). */
  highestByFacts: Grade
  given: Grade | null
  /** Why the grade given may not stand, in a sentence; null when it may. */
  blocked: string | null
  inadequateLimitingSection: boolean
}

/** The overall judgement as it stands: what the sections suggest, what limits it, and whether the grade given may stand. A person decides; this explains. */
export function judgeOverall(about: {
  tool: Tool
  answers: Answers
  children: readonly { id: number; initials: string }[]
  household: HouseholdFacts
  alertCleared: boolean
  dispensed: readonly RuleKey[]
  thresholds: Thresholds
}): Judged {
  const answers = [...about.answers.values()]
  const { sectionGrades, childGrades } = gradesIn(answers, about.tool)
  const facts = limitingFactsIn(
    answers,
    {
      ...about.household,
      alertCleared: about.alertCleared,
      children: about.children,
      workingDaysSince: (date) => workingDaysBetween(date, about.household.judgedOn),
    },
    about.tool,
  )
  const caps = capsFor(facts, about.thresholds, about.tool)
  const highest = highestAllowed(caps, about.dispensed)
  const standing = caps.filter((cap) => !about.dispensed.includes(cap.rule))
  const suggestion = suggestGrade(sectionGrades, childGrades, standing, about.tool)
  const value = about.answers.get('ovr.grade')?.value
  const given = isGrade(value) ? value : null
  const overridden = String(about.answers.get('ovr.override_reason')?.value ?? '').trim() !== ''
  return {
    suggestion,
    caps,
    dispensed: about.dispensed,
    highest,
    highestByFacts: highestAllowed(caps, [...about.dispensed, ...byJudgement]),
    given,
    blocked: whyBlocked(given, suggestion.grade, highest, standing, overridden),
    inadequateLimitingSection: isLimitingSectionInadequate(sectionGrades, childGrades),
  }
}

/** Limits that follow from section grades; a moderator may see those differently. */
const byJudgement: readonly RuleKey[] = ['L2', 'L7', 'L8']

function whyBlocked(
  given: Grade | null,
  suggested: Grade | null,
  highest: Grade,
  caps: readonly Cap[],
  overridden: boolean,
): string | null {
  if (!given) return null
  if (stepsBetween(highest, given) > 0) {
    const because = caps.filter((cap) => stepsBetween(cap.highest, given) > 0).map((cap) => cap.because)
    return `${because.join(' ')} Choose ${gradeNames[highest].toLowerCase()} or lower, or ask the service manager for leave.`
  }
  if (suggested && given !== suggested && !overridden) {
    return `The sections point to ${gradeNames[suggested].toLowerCase()}. Say why you choose ${gradeNames[given].toLowerCase()}.`
  }
  return null
}
