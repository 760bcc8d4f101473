import { type FactName, facts as named, type FactWords, type KnownFacts } from '#framework/a2-audit-tool/facts.ts'
import { inFull, isBefore } from '#platform/dates/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { Carer, Household, PlacedChild, Review } from './household.ts'
import { everybodyIn, listStaysIn } from './queries/children.ts'
import { findHouseholdById, listCarers } from './queries/households.ts'
import { listReviews } from './queries/reviews.ts'

/** What the register already knows and an audit brings forward; a fact that nobody recorded is absent. `children` goes
 * by the child's id, for those who stayed here in the last twelve months. */
export type RegisterFacts = {
  household: KnownFacts
  children: ReadonlyMap<number, KnownFacts>
  /** The same as people read it beside a question. */
  words: { household: FactWords; children: ReadonlyMap<number, FactWords> }
}

export async function registerFactsOf(
  tx: Tx,
  householdId: number,
  today: Temporal.PlainDate,
  already: {
    household?: Household
    reviews?: readonly Review[]
    carers?: readonly Carer[]
    /** Those of the last year at least. */
    stays?: readonly PlacedChild[]
  } = {},
): Promise<RegisterFacts> {
  const household = already.household ?? (await findHouseholdById(tx, householdId))
  const carers = already.carers?.filter(({ leftOn }) => leftOn === null) ?? (await listCarers(tx, householdId))
  const reviews = already.reviews ?? (await listReviews(tx, householdId))
  const yearAgo = today.subtract({ years: 1 })
  const stays = already.stays ?? (await listStaysIn(tx, householdId, yearAgo, today))
  const children = everybodyIn(stays, yearAgo, today)
  const ofHousehold = known({
    ...factsOfCarers(carers),
    ...factsOfHousehold(household),
    ...factsOfReviews(household, reviews),
  })
  return {
    household: ofHousehold,
    children: new Map(children.map((child) => [child.id, factsOfChild(child)])),
    words: {
      household: datesInWords(ofHousehold),
      children: new Map(children.map((child) => [child.id, wordsOfChild(child)])),
    },
  }
}

type Unsure = { [Name in FactName]?: Temporal.PlainDate | boolean | number | null | undefined }

function factsOfHousehold(household: Household): Unsure {
  return {
    approval_date: household.firstApprovedOn,
    unannounced_visit_last_on: household.lastUnannouncedVisitOn,
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

/** Regulation 28: a review within a year of approval, then at most a year apart. That one came later than a year after
 * approval says something only of a first review: the register need not hold those before it. A next review that is due
 * before the last one was held is an old one, and not the next. */
function factsOfReviews(household: Household, reviews: readonly Review[]): Unsure {
  const held = sorted(reviews.map((review) => review.heldOn).filter((on) => on !== null))
  const last = held.at(-1)
  const before = held.at(-2) ?? household.firstApprovedOn
  const isFirst = reviews.find((review) => last && review.heldOn?.equals(last))?.kind === 'first'
  const inTime = last && before ? isBefore(last, before.add({ years: 1, days: 1 })) : undefined
  const next = household.nextReviewDueOn
  return {
    review_last_held_on: last,
    review_next_due_on: next && last && !isBefore(last, next) ? undefined : next,
    review_within_year: inTime || held.length > 1 || isFirst ? inTime : undefined,
  }
}

function factsOfChild(child: PlacedChild): KnownFacts {
  return {
    long_term_match: child.longTerm,
    ...(child.placedUntil ? { ended_unplanned: child.endedUnplanned } : {}),
  }
}

function wordsOfChild(child: PlacedChild): FactWords {
  const { placedUntil, longTerm, endedUnplanned } = child
  const how = endedUnplanned ? ' without a plan, by the reason given' : ''
  return {
    long_term_match: `${longTerm ? 'Matched' : 'Not matched'} for the long term with this household.`,
    ...(placedUntil ? { ended_unplanned: `The stay ended on ${inFull(placedUntil)}${how}.` } : {}),
  }
}

function datesInWords(known: KnownFacts): FactWords {
  const dates = Object.entries(known).flatMap(([name, value]) =>
    value instanceof Temporal.PlainDate ? [[name, `${named[name as FactName].says}: ${inFull(value)}.`]] : [],
  )
  return Object.fromEntries(dates) as FactWords
}

function sorted(dates: Temporal.PlainDate[]): Temporal.PlainDate[] {
  return dates.toSorted(Temporal.PlainDate.compare)
}

function known(facts: Unsure): KnownFacts {
  return Object.fromEntries(
    Object.entries(facts).filter(([, value]) => value !== null && value !== undefined),
  ) as KnownFacts
}
