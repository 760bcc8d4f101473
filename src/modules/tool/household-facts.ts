import type { HouseholdFacts } from '#framework/a2-audit-tool/overall.ts'
import type { Household, PlacedChild, Review } from '#modules/register/index.ts'
import { workingDaysBetween } from '#platform/dates/index.ts'
import { reviewInQuestion } from './review-in-question.ts'

/** What the register knows of a household that limits its grade, for an audit of this period. */
export function householdFacts(
  audit: { reviewId: number | null; periodTo: Temporal.PlainDate; meetingOn: Temporal.PlainDate | null },
  household: Household,
  placed: readonly PlacedChild[],
  reviews: readonly Review[],
): HouseholdFacts {
  const review = reviewInQuestion(reviews, audit)
  return {
    childPlacedNow: placed.length > 0,
    judgedOn: audit.periodTo,
    workingDaysSince: (day) => workingDaysBetween(day, audit.periodTo),
    approvedOn: household.firstApprovedOn,
    reviewDueOn: review?.dueOn ?? null,
    reviewHeldOn: review?.heldOn ?? audit.meetingOn,
  }
}
