import type { FactName } from '#framework/a2-audit-tool/facts.ts'
import type { Tx } from '#platform/sql/index.ts'
import { type Carer, endedUnplanned, type Household, type PlacedChild, type Review } from './household.ts'
import { listChildrenPlaced } from './queries/children.ts'
import { findHouseholdById, listCarers } from './queries/households.ts'
import { listReviews } from './queries/reviews.ts'

type Facts = { [Name in FactName]?: Temporal.PlainDate | boolean | number }

/** What the register already knows and an audit brings forward; a fact that nobody recorded is absent. `children` goes
 * by the child's id, for those who stayed here in the last twelve months. */
export type RegisterFacts = { household: Facts; children: ReadonlyMap<number, Facts> }

export async function registerFactsOf(tx: Tx, householdId: number, today: Temporal.PlainDate): Promise<RegisterFacts> {
  const household = await findHouseholdById(tx, householdId)
  const carers = await listCarers(tx, householdId)
  const reviews = await listReviews(tx, householdId)
  const children = await listChildrenPlaced(tx, householdId, today.subtract({ years: 1 }), today)
  return {
    household: known({
      ...factsOfCarers(carers),
      ...factsOfHousehold(household),
      ...factsOfReviews(household, reviews),
    }),
    children: new Map(children.map((child) => [child.id, factsOfChild(child)])),
  }
}

type Unsure = { [Name in FactName]?: Temporal.PlainDate | boolean | number | null | undefined }

function factsOfHousehold(household: Household): Unsure {
  return {
    approval_date: household.firstApprovedOn,
    unannounced_visit_last_on: household.lastUnannouncedVisitOn,
    review_next_due_on: household.nextReviewDueOn,
  }
}

/** A date counts for the household only when every carer has one. */
function factsOfCarers(carers: readonly Carer[]): Unsure {
  const whenAll = (dates: (Temporal.PlainDate | null)[]) => (dates.every((date) => date !== null) ? sorted(dates) : [])
  return {
    tsd_completed_on: whenAll(carers.map((carer) => carer.tsdCompletedOn)).at(-1),
    dbs_oldest_on: whenAll(carers.map((carer) => carer.dbsOn)).at(0),
    medical_oldest_on: whenAll(carers.map((carer) => carer.medicalOn)).at(0),
  }
}

/** Regulation 28: a review within a year of approval, then at most a year apart. */
function factsOfReviews(household: Pick<Household, 'firstApprovedOn'>, reviews: readonly Review[]): Unsure {
  const held = sorted(reviews.map((review) => review.heldOn).filter((on) => on !== null))
  const last = held.at(-1)
  const before = held.at(-2) ?? household.firstApprovedOn
  const latest = reviews.find((review) => last && review.heldOn?.equals(last))
  return {
    review_last_held_on: last,
    review_within_year: last && before ? Temporal.PlainDate.compare(last, before.add({ years: 1 })) <= 0 : undefined,
    carer_feedback_received: latest?.carerFeedback,
  }
}

function factsOfChild(child: PlacedChild): Facts {
  return {
    long_term_match: child.longTerm,
    ...(child.placedUntil ? { ended_unplanned: endedUnplanned(child) } : {}),
  }
}

function sorted(dates: Temporal.PlainDate[]): Temporal.PlainDate[] {
  return dates.toSorted(Temporal.PlainDate.compare)
}

function known(facts: Unsure): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null && value !== undefined)) as Facts
}
