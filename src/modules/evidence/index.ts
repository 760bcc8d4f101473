import { correctableAnswer } from './commands/put-right.ts'
import { standInJob } from './jobs.ts'
import { messages } from './messages.ts'
import { listOpenParts } from './queries/parts.ts'
import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'

export { placeHref } from './addresses.ts'
export type { Aside, InTalk } from './aside.ts'
export { asidesBeneath, wayToWrite } from './pages/asides.ts'
export { asidesOf } from './queries/asides.ts'
export { asideRoutes } from './routes/asides.ts'
export { alertBehind, asksOfDanger, isAboutDanger } from './danger.ts'
export { type Clock, type ClockOf, clocksOfPractice, dueAtOf } from './clock.ts'
export { hearersOf } from './commands/announce.ts'
export type { Beginning, HouseholdNamed } from './begin.ts'
export { beginAndTell, beginPiece } from './commands/begin-piece.ts'
export type { Brought, Said, Stands, With, Writing } from './brought.ts'
export { broughtPieces } from './commands/brought.ts'
export { bringDayForward, changePiece } from './commands/change-piece.ts'
export { makeMove } from './commands/move.ts'
export { monthsToSign, signedBy } from './monthly.ts'
export { noteCorrection } from './commands/note-correction.ts'
export { noteMove } from './commands/note-move.ts'
export {
  type Asked,
  asIfTyped,
  type Choice,
  type MoveForm,
  type Offered,
  offeredMoves,
  type OwnAsk,
  type OwnAsks,
  saidOfChoices,
} from './move-form.ts'
export {
  by,
  choice,
  chosen,
  complete,
  dayGiven,
  type Given,
  moveOf,
  need,
  reasonGiven,
  tellsOf,
  type WholeMove,
} from './whole-move.ts'
export { type MovePages, moveRoutes, noOwnAsks } from './routes/moves.ts'
export { type Reminders, type Timed } from './commands/remind.ts'
export type { Handing } from './handing.ts'
export { drawingOf } from './drawn.ts'
export { addToList, endOnList, type Listed, lowerSight, nameDeputy, raiseSight } from './commands/lists.ts'
export type { PartTaken } from './commands/parts.ts'
export { dutyOf, type Hearing, personOf } from './hearers.ts'
export { remindJob } from './jobs.ts'
export { refOf, type Sight, type StreamKey, streams } from './piece.ts'
export { cameBack } from './queries/work.ts'
export { type Share, shareOf } from './share.ts'
export {
  type Behind,
  type Ending,
  correctOf,
  dayPutRight,
  leadingBack,
  recallForm,
  recallOf,
  reopenForm,
  reopenOf,
  waysBack,
} from './way-back.ts'
export { behindOf, madeOf } from './queries/sent.ts'
export { metIn, whoMet } from './queries/met.ts'
export { type Asks, ended, endsOf, namesOf, type Step, type Steps, within } from './steps.ts'
export { type Effect, handingBack, type MoveRequest, type Stream, type StreamMove, type Telling } from './stream.ts'
export type {
  CaseOf,
  FilledIn,
  Hanging,
  Is,
  PieceOf,
  PlainKinds,
  PlainRequest,
  Reckoned,
  RowOf,
  StandingOf,
} from './plain.ts'
export { plainStream } from './routes/plain-stream.ts'
export { piecesOf, saidOf } from './queries/pieces.ts'
export { isSparedReader } from './spared.ts'
export { timelineOf } from './timeline.ts'
export { listAsideWork, type OpenRow, workOf } from './work.ts'
export { bringAgain, bringForward, emptySection } from './commands/other-answers.ts'
export { type Saved, saveAnswer } from './commands/save-answer.ts'
export type {
  AskedOfSection,
  Asking,
  Beside,
  ChildOfPiece,
  Filled,
  Filling,
  Kinds,
  Mend,
  Moment,
  Place,
  Saving,
  VersionOfForm,
  View,
} from './filling.ts'
export { turnClocks } from './commands/clocks.ts'
export { mustTell, noteTold, tellInPerson, tellNoMore } from './commands/told.ts'
export { progressOf, saidAlongTheWay, whatCameBack } from './pages/course.ts'
export { linkToMissing, nextStepOf } from './pages/next-step.ts'
export { lastStepBack, whoPutsRight } from './pages/way-back.ts'
export { emptyAnswers } from './pages/answers.ts'
export { tasksByChild, tasksOf } from './pages/places.ts'
export { type FormInView, type PlaceToWrite, placesToWrite } from './to-write.ts'
export { clocksPanel } from './pages/clocks.ts'
export { wholePage } from './pages/whole.ts'
export { toldPanel } from './pages/told.ts'
export { answersOf, listAnswers, listAnswersAsOf } from './queries/answers.ts'
export { findVersionInForce, findWordsAsked, type FormFinder, formFinder } from './queries/forms.ts'
export type { InView, Paper, Wrote } from './past.ts'
export { historyRoute, type Past, pastRoutes, printRoute } from './routes/past.ts'
export { opensListOf } from './queries/known.ts'
export { whoKnowsRoutes } from './routes/who-knows.ts'
export { correctionsPanel } from './pages/corrections.ts'
export { listCorrections } from './queries/corrections.ts'
export { listMoves, type MoveMade, movesOf } from './queries/moves.ts'
export { findMoment } from './queries/moment.ts'
export { meet } from './queries/presence.ts'
export { lastDayLeft, listClocks } from './queries/clocks.ts'
export { listTold } from './queries/told.ts'
export { listApart } from './queries/apart.ts'
export { beginRoutes } from './routes/begin.ts'
export { type Listing, listRoute } from './routes/list.ts'
export { correctRoutes } from './routes/correct.ts'
export { sectionRoutes } from './routes/sections.ts'
export { toldRoutes } from './routes/told.ts'
export { hasReached, mayWrite, mayWriteIn, ownersOf, type Rule, type Writers, writersOf } from './writers.ts'

export const room: Room<Need> = {
  ...{ key: 'evidence', messages, jobs: () => [standInJob] },
  openOf: listOpenParts,
  correctables: [correctableAnswer],
}
