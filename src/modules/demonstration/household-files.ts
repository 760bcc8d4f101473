import { council } from './county.ts'
import { type Day, iso } from './days.ts'
import { csv, type DemonstrationFile } from './files.ts'
import type { Household } from './households.ts'
import type { Placement } from './placements.ts'
import { teams } from './people.ts'
import type { Review } from './reviews.ts'

const householdColumns = [
  'household_id',
  'carer_type',
  'status',
  'postcode',
  'residence_la',
  'team',
  'supervising_worker_id',
  'first_approved_date',
  'places_approved',
  'places_unavailable',
  'unavailable_reason',
  'unavailable_until',
  'next_review_due',
  'ended_date',
  'ended_reason',
  'terms',
  'last_unannounced_visit',
]
const carerColumns = [
  'carer_id',
  'household_id',
  'position',
  'date_of_birth',
  'sex',
  'ethnicity',
  'disability',
  'display_name',
  'approved_from',
  'approved_to',
  'dbs_date',
  'medical_date',
  'tsd_completed_date',
]
const reviewColumns = [
  'review_id',
  'household_id',
  'review_type',
  'due_date',
  'held_date',
  'completed_date',
  'reviewing_officer_id',
  'to_panel',
  'panel_date',
  'outcome',
  'carer_feedback',
  'ssw_feedback',
  'audit_id',
]
const linkColumns = ['child_id', 'start_date', 'household_id']

/** A household as the register file shows it. */
export type Registered = {
  household: Household
  status: 'APPLICANT' | 'ASSESSMENT' | 'TEMP_REG24' | 'APPROVED' | 'ON_HOLD' | 'ENDED'
  worker: string
  unavailable?: { places: number; reason: string; until?: Day }
  reviews: readonly Review[]
  terms: string
  /** The last visit that nobody had been told of. */
  visitedOn?: Day
}

/** Our own four files (reading 13): what the children’s
 * return cannot say. */
export function householdFiles(
  registered: readonly Registered[],
  placements: readonly Placement[],
  shownFrom: Day,
  today: Day,
): DemonstrationFile[] {
  const reviews = registered.flatMap((one) => one.reviews).filter((review) => (review.held ?? review.due) >= shownFrom)
  const ours = placements.filter((placement) => placement.household !== undefined)
  return [
    csv(
      'fostering_households.csv',
      householdColumns,
      registered.map((one) => householdRow(one)),
    ),
    csv(
      'foster_carers.csv',
      carerColumns,
      registered.flatMap((one) => carerRows(one, today)),
    ),
    csv('carer_reviews.csv', reviewColumns, reviews.map(reviewRow)),
    csv(
      'household_link.csv',
      linkColumns,
      ours.map(({ child, from, household }) => [child, iso(from), household]),
    ),
  ]
}

function householdRow({ household, status, worker, unavailable, reviews, terms, visitedOn }: Registered) {
  const next = household.endedOn === undefined ? reviews.find((review) => review.held === undefined)?.due : undefined
  return [
    household.id,
    household.type,
    status,
    household.postcode,
    council.residence,
    teams.find((team) => team.key === household.team)?.name,
    worker,
    status === 'TEMP_REG24' ? '' : day(household.approvedOn),
    household.places,
    unavailable?.places ?? 0,
    unavailable?.reason,
    day(unavailable?.until),
    day(next),
    day(household.endedOn),
    household.endedReason,
    terms,
    day(visitedOn),
  ]
}

function carerRows({ household, status }: Registered, today: Day) {
  const waiting = status === 'APPLICANT' || status === 'ASSESSMENT'
  const from = waiting ? undefined : (household.temporaryFrom ?? household.approvedOn)
  return household.carers.map((carer) => [
    carer.id,
    household.id,
    carer.position,
    iso(carer.born),
    carer.sex,
    carer.ethnicity,
    carer.disability,
    carer.name,
    day(from),
    day(household.endedOn),
    day(latest(carer.checkedOn, household.endedOn ?? today)),
    day(latest(carer.medicalOn, household.endedOn ?? today)),
    day(carer.standardsOn !== undefined && carer.standardsOn < today ? carer.standardsOn : undefined),
  ])
}

function reviewRow(review: Review) {
  const yes = (answer: boolean | undefined) => (answer === undefined ? '' : answer ? 'Y' : 'N')
  return [
    review.id,
    review.household,
    review.kind,
    iso(review.due),
    day(review.held),
    day(review.completed),
    review.officer,
    yes(review.toPanel),
    day(review.panel),
    review.outcome,
    yes(review.carerFeedback),
    yes(review.workerFeedback),
    '',
  ]
}

function latest(days: readonly Day[], until: Day): Day | undefined {
  return days.filter((one) => one < until).at(-1)
}

function day(value: Day | undefined): string {
  return value === undefined ? '' : iso(value)
}
