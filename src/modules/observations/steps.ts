import { ended, type Reckoned, type Steps, within } from '#modules/evidence/index.ts'
import { addWorkingDays } from '#platform/dates/index.ts'
import type { Observation, OpenObservation, Part, State } from './observation.ts'
import type { Days } from './settings.ts'

type When = Reckoned<Pick<Observation, 'plannedFor' | 'seenOn'>, Days>

const watched = { why: 'You watch this visit', mine: (row: OpenObservation) => row.isObserver }
const own = { why: 'It is your visit', mine: (row: OpenObservation) => row.isWorker }
const readRecord = {
  ...{ what: 'Read what the record says of …', why: 'You watched it', href: '/sections/record' },
  mine: (row: OpenObservation) => row.isObserver && !row.recordChecked,
  dueOn: ({ recordDueOn, dueOn }: OpenObservation) => recordDueOn ?? dueOn,
}
const close = {
  ...{ what: 'Close …', why: 'Every action is done' },
  mine: (row: OpenObservation) => row.isObserver && !row.actionsOpen,
}

const both = ({ observer, worker }: { observer: string; worker: string }) => `${worker} and ${observer}`
const withObserver = { isWith: ({ observer }: Observation) => observer, turn: ['observer'] as const }
const onItsDay = { due: ({ piece }: When) => piece.plannedFor, dueInWords: 'its own day' }

/** Its day is over, and nobody has said what became of it. */
const passed = {
  what: 'Say what became of …',
  says: 'The day of this visit has passed. If it was observed, say so. If it is still to come, give its new day. If it did not happen, say that.',
}

/** Every state: with whom it is, by when it should be left, and what waits for whom. A forgotten state does not compile. */
export const steps: Steps<State, Observation, Part, OpenObservation, When> = {
  planned: {
    ...{ name: 'Planned', isWith: both, turn: ['worker', 'observer'], ...onItsDay },
    asks: [
      { what: 'Ask the family, and prepare …', href: '/sections/before', ...own },
      { what: 'Prepare … together with the worker', href: '/sections/before', ...watched },
    ],
    waiting: (row) => `${row.worker} asks the family`,
    passed,
  },
  prepared: {
    ...{ name: 'Prepared', ...withObserver, ...onItsDay },
    asks: [{ what: 'Watch …, and say that it was observed', ...watched }],
    waiting: (row) => `${row.observer} comes along`,
    passed,
  },
  seen: {
    ...{ name: 'Observed', ...withObserver },
    due: ({ piece, today, days }) => addWorkingDays(piece.seenOn ?? today, days['observation.write']),
    dueInWords: 'after the visit (`observation.write`)',
    asks: [{ what: 'Write down and share what you saw on …', ...watched }],
    waiting: (row) => `${row.observer} writes down what was seen`,
  },
  written: {
    ...{ name: 'Shared with the worker', turn: ['worker'], ...within('observation.answer') },
    isWith: ({ worker }) => worker,
    // To the whole of it: what was seen is read before it is answered.
    asks: [{ what: 'Read and answer …', ...own }, readRecord],
    waiting: (row) => `${row.worker} reads it`,
  },
  // Also where it went on without an answer: no name of it says that the worker answered.
  answered: {
    ...{ name: 'Agreeing what follows', ...withObserver, ...within('observation.agree') },
    asks: [{ what: 'Agree with the worker what follows from …', ...watched }],
    waiting: (row) => `${row.observer} agrees with you what follows`,
  },
  actions_open: {
    ...{ name: 'Actions being carried out', isWith: both, turn: ['observer'], ...within('observation.actions') },
    asks: [readRecord, close],
    waiting: () => 'The actions are being carried out',
  },
  closed: ended('Closed'),
  called_off: ended('Called off by the family'),
  cancelled: ended('Cancelled'),
}
