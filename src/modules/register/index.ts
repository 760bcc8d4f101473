export { assignIro, changeSupervisingWorker, holdReview, moveEarlyReview, planReview } from './commands.ts'
export { type RegisterFacts, registerFactsOf } from './facts.ts'
export {
  ageInWords,
  type Carer,
  type CarerType,
  carerTypes,
  endedUnplanned,
  type Household,
  type HouseholdStatus,
  householdStatuses,
  isAdultOn,
  isApproved,
  isPlacedOn,
  type PlacedChild,
  type Review,
  type ReviewKind,
  reviewKinds,
  turns18On,
} from './household.ts'
export {
  adultsIn,
  type Child,
  childrenIn,
  type ChildStay,
  findChild,
  listChildrenPlaced,
  listStaysOfChild,
  staysIn,
} from './queries/children.ts'
export {
  carersOf,
  countHouseholds,
  findHousehold,
  findHouseholdById,
  householdById,
  type HouseholdFilter,
  listCarers,
  listHouseholds,
} from './queries/households.ts'
export { type DueReview, findReview, listReviews, listReviewsDue, reviewsOf } from './queries/reviews.ts'
export { type BeginLink, type HouseholdFacts, householdPage } from './pages/household.ts'
export { registerRoutes } from './routes.ts'
export type { Sources } from './sources.ts'
export { listRegisterWork } from './work.ts'
export { findHeld, listReferences } from './intake/held.ts'
export { rebuildPlacements } from './intake/rebuild-placements.ts'
export { saveIntake, saveUnknownChildren } from './intake/save.ts'
export type { Fields, IntakeTable } from './intake/tables.ts'
export { inOrder, type TimelineItem, type TimelineKind } from './timeline.ts'
