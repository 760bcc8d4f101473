import {
  type Choice,
  chosen,
  complete,
  dayGiven,
  need,
  type MoveForm,
  reasonGiven,
  type Telling,
  type WholeMove,
} from '#modules/evidence/index.ts'
import { inWords } from '#platform/dates/index.ts'
import type { Part, Standing, State } from './observation.ts'

type Made = WholeMove<State, Standing, Part>
type By = Pick<Made, 'by' | 'may'>
const observer: By = { by: 'the observer', may: (s) => s.isObserver }
const worker: By = { by: 'the worker', may: (s) => s.isWorker }
const either: By = { by: 'the observer or the worker', may: (s) => s.isObserver || s.isWorker }

const page = (noun: string, happens: string, ...asks: MoveForm['asks']): MoveForm => ({ noun, happens, asks })
const quiet = { quiet: true }
const beforeVisit: readonly State[] = ['planned', 'prepared']

/** Why a planned visit does not happen, when the family had no part in it. */
const whyNot: Choice = {
  field: 'why',
  legend: 'Why does it not happen?',
  kept: 'Why it did not happen',
  options: {
    crisis: 'There was a crisis in the home',
    worker_away: 'The worker was away',
    observer_away: 'The observer was called away',
    other: 'Something else',
  },
}
const fromWhom: Choice = {
  field: 'from',
  legend: 'Who would rather not?',
  kept: 'Would rather not',
  options: { carer: 'A carer', child: 'A child', parent: 'A parent' },
}
const asker: Choice = {
  field: 'asker',
  legend: 'Who asked for another day?',
  kept: 'Another day',
  options: { family: 'The family', worker: 'The worker' },
  inWords: (said, { was }, today) =>
    `${said} asked for it; it was to be ${inWords(Temporal.PlainDate.from(String(was)), today)}`,
}

/** Nobody is told what they did themselves; the line manager only once the worker has seen it. */
const changed: readonly Telling<State, Part>[] = [{ kind: 'observation changed', to: ['observer', 'worker'] }]
const wentOn: readonly Telling<State, Part>[] = [{ kind: 'observation went on', to: ['worker'] }]

type Rest = Pick<Made, 'label' | 'from' | 'to' | 'needs' | 'page' | 'tells'> & Partial<Made>
const move = (by: By, rest: Rest): Made => ({ clause: '7.6', ...by, ...rest })

/** Every move of an observation (clauses 4.4 and 7.6): by whom, from where to where, what it needs and asks, and whom it tells. */
export const moves = {
  prepare: move(either, {
    label: 'Say that everything is prepared',
    ...{ from: ['planned'], to: 'prepared', tells: changed },
    needs: [
      complete('preparation', 'Say first what the visit is for, and whether the family agreed.'),
      need('The family said no, so the visit is called off. Nobody asks why.', (s) => !s.familySaidNo),
    ],
    page: page('preparation', 'You both know then that the visit can be observed.'),
  }),
  see: move(observer, {
    label: 'Say that the visit was observed',
    // They talk the same day: nothing by mail comes before that.
    ...{ from: ['prepared'], to: 'seen', tells: [] },
    needs: [dayGiven('Give the day of the visit.')],
    page: {
      ...page('visit', 'Talk with the worker today. Then you write down what you saw.', 'date'),
      date: { label: 'On which day was it?', kind: 'visit_made' },
    },
  }),
  share: move(observer, {
    ...{ label: 'Share it with the worker', done: 'You wrote it down and shared it' },
    ...{ from: ['seen'], to: 'written', tells: [{ kind: 'observation shared', to: ['worker'], isToDo: true }] },
    needs: [
      need('Write down first when you talked it over with the worker.', (s) => s.untold === 0),
      complete('observed', 'Some questions still need an answer.'),
    ],
    page: page('sharing', 'What you wrote is kept as it stands. The worker reads it, and answers.'),
  }),
  answer: move(worker, {
    ...{ label: 'Send your answer', done: 'You answered it' },
    ...{
      from: ['written'],
      to: 'answered',
      tells: [{ kind: 'observation answered', to: ['observer', 'line manager'] }],
    },
    needs: [complete('answer', 'Say first whether it is a fair picture, and if not wholly, what is missing.')],
    page: page('answer', 'What you wrote stays beside what the observer wrote; nobody changes either.'),
  }),
  go_on: move(observer, {
    label: 'Go on without the worker’s answer',
    ...{ from: ['written'], to: 'answered', tells: wentOn },
    needs: [
      need('The worker still has time to answer.', ({ piece: { dueOn }, today }) => isPast(dueOn, today)),
      reasonGiven('Say why there is no answer.'),
    ],
    page: {
      ...page('no-answer', 'That there is no answer is kept, with your reason.', 'reason'),
      ...{ reasonLabel: 'Why is there no answer?', ...quiet },
    },
  }),
  agree: move(observer, {
    label: 'Say that the actions are agreed',
    ...{ from: ['answered'], to: 'actions_open', tells: wentOn },
    needs: [need('No action has been set yet.', (s) => s.actions.total > 0)],
    page: page('agreement', 'The worker is told. Somebody else checks each action once it is done.'),
  }),
  close: move(observer, {
    ...{ label: 'Close the observation', done: 'You closed it' },
    ...{ from: ['answered', 'actions_open'], to: 'closed' },
    tells: [{ kind: 'observation went on', to: ['worker', 'line manager'] }],
    needs: [
      complete(
        'record',
        'Say first whether the record of the visit matches what was seen, and if not wholly, where; and when you read it.',
      ),
      need('Some actions are still open: each is checked first.', (s) => s.actions.open === 0),
      need('Say why there is no action.', (s) => s.actions.total > 0 || Boolean(s.given.reason?.trim())),
    ],
    page: {
      ...page('closure', 'It is kept and can be read; nothing more can be changed.', 'reason'),
      reasonLabel: 'What came of it? If there is no action: why?',
    },
  }),
  change_day: move(either, {
    label: 'Move the day for the family or the worker',
    ...{ from: beforeVisit, to: (s) => s.piece.state, reaches: beforeVisit, tells: changed },
    needs: [
      chosen('asker', 'Say who asked for another day: the observer goes on the worker’s day.'),
      dayGiven('Give the new day.'),
    ],
    page: {
      ...page('day', 'It is kept who asked. Nobody moves it for their diary.', asker, 'date'),
      ...{ date: { label: 'On which day is the visit now?', kind: 'visit_planned' }, ...quiet },
    },
  }),
  call_off: move(either, {
    label: 'The family would rather not',
    ...{ from: beforeVisit, to: 'called_off', tells: changed },
    needs: [chosen('from', 'Say who would rather not.')],
    page: { ...page('calling-off', 'That is their right. Nobody asks why.', fromWhom), ...quiet },
    urged: (s) => s.familySaidNo,
  }),
  cancel: move(either, {
    label: 'The visit does not happen',
    ...{ from: beforeVisit, to: 'cancelled', tells: changed },
    needs: [chosen('why', 'Say why the visit does not happen.')],
    page: { ...page('cancellation', 'Both of you are told. Plan another one when you can.', whyNot), ...quiet },
  }),
} as const satisfies Record<string, Made>

export type MoveKey = keyof typeof moves

const isPast = (day: Temporal.PlainDate | null, today: Temporal.PlainDate): boolean =>
  day !== null && Temporal.PlainDate.compare(day, today) < 0
