import type { PlaceChangeReason } from './why-it-ended.ts'
import { ageOn, turnsOn } from '#platform/dates/index.ts'

export const carerTypes = {
  mainstream: 'Mainstream foster carer',
  connected: 'Kinship foster carer',
  short_break: 'Short break carer',
  ffa: 'Fostering for adoption',
  parent_child: 'Parent and child fostering',
  staying_put: 'Staying put',
} as const

export const householdStatuses = {
  applicant: 'Applicant',
  assessment: 'Being assessed',
  temp_reg24: 'Temporarily approved',
  approved: 'Approved',
  on_hold: 'On hold',
  ended: 'Approval ended',
} as const

export type CarerType = keyof typeof carerTypes
export type HouseholdStatus = keyof typeof householdStatuses

/** Whether it takes children, and nothing of why not: that is for those who may know, elsewhere. */
export const availabilities = {
  available: 'All available',
  not_available: 'Not all available at present',
  on_hold: 'On hold',
} as const

/** A fostering household as lists and other rooms need it: who they are, by reference and initials, and who supervises them. */
export type Household = {
  id: number
  ref: string
  /** Its number in the case system, by which everybody else knows it. */
  caseSystemId: string
  carerType: CarerType
  status: HouseholdStatus
  /** "AB and CD". */
  carers: string
  teamId: number | null
  team: string | null
  teamManagerId: number | null
  workerId: number | null
  worker: string | null
  firstApprovedOn: Temporal.PlainDate | null
  terms: string | null
  placesApproved: number | null
  placesUnavailable: number | null
  endedOn: Temporal.PlainDate | null
  lastUnannouncedVisitOn: Temporal.PlainDate | null
  /** The earliest review that has not been held, else what the household's own record says. */
  nextReviewDueOn: Temporal.PlainDate | null
}

/** Whether its approval is over: by its status, or because the day on which it was to end has come before the next file said so. */
export function hasEnded(
  { status, endedOn }: Pick<Household, 'status' | 'endedOn'>,
  today: Temporal.PlainDate,
): boolean {
  return status === 'ended' || (endedOn !== null && Temporal.PlainDate.compare(endedOn, today) <= 0)
}

/** A carer, with their stay in one household. Of somebody who has left, nothing is known there of the time since. */
export type Carer = {
  id: number
  /** When they left the household, or their approval ended; null while they care there. */
  leftOn: Temporal.PlainDate | null
  initials: string
  approvedFrom: Temporal.PlainDate | null
  dbsOn: Temporal.PlainDate | null
  medicalOn: Temporal.PlainDate | null
  tsdCompletedOn: Temporal.PlainDate | null
}

/** A child and their stay with a household. No more than needed: the page shows an age, never a date of birth. */
export type PlacedChild = {
  id: number
  ref: string
  initials: string
  bornOn: Temporal.PlainDate
  iroId: number | null
  placementId: number
  placedFrom: Temporal.PlainDate
  placedUntil: Temporal.PlainDate | null
  longTerm: boolean
  /** Why it ended is known to few (queries/children.ts); whether that was planned, to everybody who knows of the stay. */
  endedUnplanned: boolean
}

/** A stay, and why it ended: null for everybody who may not know, and where the return gives no reason. */
export type EndedStay = PlacedChild & { reason: PlaceChangeReason | null }

export type ReviewKind = 'first' | 'annual' | 'early'

export type Review = {
  id: number
  householdId: number
  kind: ReviewKind
  dueOn: Temporal.PlainDate
  heldOn: Temporal.PlainDate | null
  reviewingOfficerId: number | null
  outcome: 'continue' | 'change_terms' | 'terminate' | 'deferred' | null
  carerFeedback: boolean | null
  workerFeedback: boolean | null
}

export const reviewKinds: Record<ReviewKind, string> = {
  first: 'First review',
  annual: 'Annual review',
  early: 'Early review',
}

export function isPlacedOn(stay: Pick<PlacedChild, 'placedFrom' | 'placedUntil'>, day: Temporal.PlainDate): boolean {
  const { compare } = Temporal.PlainDate
  return compare(stay.placedFrom, day) <= 0 && (stay.placedUntil === null || compare(stay.placedUntil, day) > 0)
}

/** A child is a child until the day before they turn 18; who stays with the household after that stays as an adult. */
export const turns18On = ({ bornOn }: { bornOn: Temporal.PlainDate }): Temporal.PlainDate => turnsOn(bornOn, 18)

export function isAdultOn(person: { bornOn: Temporal.PlainDate }, day: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(turns18On(person), day) <= 0
}

/** Whether they lived here as a child on some day of this stay that is not before `from`. */
export function stayedAsChild(stay: Pick<PlacedChild, 'bornOn' | 'placedFrom'>, from: Temporal.PlainDate): boolean {
  const first = Temporal.PlainDate.compare(stay.placedFrom, from) > 0 ? stay.placedFrom : from
  return !isAdultOn(stay, first)
}

/** "7 years old", "under 1". */
export function ageInWords(bornOn: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const age = ageOn(bornOn, today)
  return age < 1 ? 'under 1' : `${age} year${age === 1 ? '' : 's'} old`
}

/** Undefined where the register does not say, or it does not foster. */
export function availabilityOf({
  status,
  placesUnavailable,
}: Pick<Household, 'status' | 'placesUnavailable'>): keyof typeof availabilities | undefined {
  if (status === 'on_hold') return 'on_hold'
  if (!isApproved({ status }) || placesUnavailable === null) return undefined
  return placesUnavailable > 0 ? 'not_available' : 'available'
}

/** Whether the household can have a review to audit: it fosters, or it is on hold and may foster again. */
export function isApproved(household: Pick<Household, 'status'>): boolean {
  return household.status === 'approved' || household.status === 'temp_reg24' || household.status === 'on_hold'
}
