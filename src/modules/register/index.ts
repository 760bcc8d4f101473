import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { mergeables } from './commands/merging.ts'
import { messages } from './messages.ts'
import { places } from './places.ts'
import { findChild } from './queries/children.ts'
import { findHousehold } from './queries/households.ts'
import { listInitials } from './queries/initials.ts'
import { registerRoutes } from './routes.ts'
import { listRegisterWork } from './work.ts'

export {
  assignIro,
  changeSupervisingWorker,
  correctReviewHeld,
  endEarlyReview,
  resumeEarlyReview,
  holdReview,
  unholdReview,
  moveEarlyReview,
  planReview,
} from './commands.ts'
export { type RegisterFacts, registerFactsOf } from './facts.ts'
export {
  ageInWords,
  type Carer,
  type CarerType,
  carerTypes,
  hasEnded,
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
  type Child,
  childrenIn,
  type ChildStay,
  listChildrenPlaced,
  listStaysOfChild,
  staysIn,
} from './queries/children.ts'
export {
  carersIn,
  carersOfHousehold,
  findHousehold,
  findHouseholdById,
  householdById,
  type HouseholdFilter,
  listCarersIn,
  listEveryCarer,
  listHouseholds,
  listTeamsInView,
  otherTeamSince,
} from './queries/households.ts'
export { type Beyond, listBeyond } from './queries/beyond.ts'
export { type DueReview, findReview, listReviews, listReviewsDue, reviewsOf } from './queries/reviews.ts'
export { findCarersHeld, findHeld, listReferences } from './intake/held.ts'
export { rebuildPlacements } from './intake/rebuild-placements.ts'
export { saveIntake, saveUnknownChildren } from './intake/save.ts'
export {
  type Dependent,
  listDependents,
  listFormerCarers,
  listHanging,
  removeIntake,
  removeUnknownChildren,
} from './intake/take-away.ts'
export type { Fields, IntakeTable } from './intake/tables.ts'

export { isUnplanned } from './why-it-ended.ts'
export { recordsOf } from './queries/led-on.ts'
export { listStaysEnded, type StayEnded } from './queries/stays-ended.ts'
export {
  findChildNow,
  findLedTo,
  listNumbersLedOn,
  listNumbersLedSince,
  type NumberLedOn,
} from './queries/merging.ts'

export const room: Room<Need> = {
  key: 'register',
  routes: registerRoutes,
  places,
  messages,
  work: listRegisterWork,
  mergeables,
  initials: listInitials,
  references: [
    { letter: 'H', path: '/households/', find: findHousehold },
    { letter: 'C', path: '/children/', find: findChild },
  ],
}
export { type Adult, listAdults } from './queries/adults.ts'
