import { observationForm, type ObservationPart } from '#framework/a2-observation-form/index.ts'
import { actionsOn, countActionsOf } from '#modules/actions/index.ts'
import { clocksOfPractice, type FilledIn, plainStream, type PlainRequest } from '#modules/evidence/index.ts'
import { inFull, inWords } from '#platform/dates/index.ts'
import { cancel, see, unsee } from './commands/effects.ts'
import { handing } from './commands/handing.ts'
import { type Facts, kinds, type Observation, type OpenObservation, type Who } from './observation.ts'
import { openColumns, pieces } from './queries/observations.ts'
import { type Days, observationSettings } from './settings.ts'
import { type MoveKey, moves } from './states.ts'
import { steps } from './steps.ts'
import { closed, familySaidNo, mistakeIn, ofTheForm, writes } from './writers.ts'

type Of = {
  piece: Observation
  who: Who
  hears: 'line manager'
  part: ObservationPart
  move: MoveKey
  facts: Facts
  row: OpenObservation
  days: Days
}
/** What belongs to observations where their form is filled in, and what somebody asks for who moves one. */
export type OfObservations = FilledIn<Of>
export type ObservationMove = PlainRequest<Of>

const itsDay = {
  ...({ planned: 'plannedFor', held: 'seenOn', by: 'see' } as const),
  says: (held: Temporal.PlainDate) => `The visit was on ${inFull(held)}: give that day or a later one.`,
}
const clock = clocksOfPractice<Observation, MoveKey, keyof Days>({
  source: '7.6',
  settings: observationSettings,
  itsDay,
})

const recordRead = 'The record of the visit read'
const answered = 'Read and answered, or gone on without an answer'
const raisers = ['observe_practice'] as const

/** What is its own of the stream of observations; what all streams have follows from it. */
export const observations = plainStream<Of>({
  ...{ key: 'observation', noun: 'observation', path: '/observations', clause: '7.6', begins: 'planned' },
  ...{ pieces, steps, moves, settings: observationSettings, form: observationForm, asks: ofTheForm, writes, closed },
  ...{ itsDay, mistakeIn, keeper: 'observer', raisers, hangs: actionsOn(raisers), handing },
  called: ({ ref, household }) => (household ? `observed visit to household ${household}` : `observation ${ref}`),
  hears: { 'line manager': ({ lineManagerId }) => lineManagerId },
  // No word for the whole in somebody’s first year. And whether there was danger is the observer’s and the alert’s own: whoever the alert
  // is about reads the same page as everybody else.
  leftOut: ({ graded }, { isObserver }) => [
    ...(graded ? [] : ['obs.grade']),
    ...(isObserver ? [] : ['obs.safety_alert']),
  ],
  facts: async (tx, { piece, answers }) => ({
    familySaidNo: familySaidNo(answers),
    actions: await countActionsOf(tx, piece.id),
  }),
  effects: { see, cancel, recall: unsee },
  keeps: ({ childIds }, move) => (move === 'see' ? { were: childIds } : {}),
  // What stays late for ever, beside the day of each step.
  clocks: [
    clock('clk.obs_write', 'Written down and shared', 'see', ['share'], 'observation.write'),
    clock('clk.obs_answer', answered, 'share', ['answer', 'go_on'], 'observation.answer'),
    clock('clk.obs_record', recordRead, 'see', ['close'], 'observation.record', 'obs.record_checked_on'),
  ],
  open: openColumns,
  reminds: { due: 'observation due', overdue: 'observation overdue' },
  kind: ({ kind }) => kinds[kind],
  says: ({ worker, observer, supervises, seenOn, plannedFor, inRoom, followsUp }, today) => [
    ['Whose visit', worker],
    ['Observer', supervises ? `${observer}, who manages ${worker}` : observer],
    [seenOn ? 'Observed on' : 'Planned for', `${inWords(seenOn ?? plannedFor, today)}${inRoom ? '' : ', by video'}`],
    ...(followsUp ? ([['It follows up', 'what was agreed the last time']] as const) : []),
  ],
  onPaper: ({ worker, observer }) => `${worker}, with ${observer}`,
})
