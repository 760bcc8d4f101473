import {
  by,
  choice,
  chosen,
  complete,
  dayPutRight,
  dayGiven,
  moveOf,
  need,
  reasonGiven,
  waysBack,
} from '#modules/evidence/index.ts'
import { inWords, isBefore } from '#platform/dates/index.ts'
import type { Part, Standing, State } from './observation.ts'

const move = moveOf<State, Standing, Part>('7.6')
type Tells = ReturnType<typeof move>['tells']
const observer = by('observer')
const both = ['observer', 'worker'] as const
const either = by(...both)
const beforeVisit: readonly State[] = ['planned', 'prepared']
/** Nobody is told what they did themselves; the line manager only once the worker has seen it. */
const changed: Tells = [{ kind: 'observation changed', to: both }]
const wentOn: Tells = [{ kind: 'observation went on', to: ['worker'] }]

/** Why a planned visit does not happen, when the family had no part in it. */
const whyNot = choice('why', 'Why does it not happen?', 'Why it did not happen', {
  crisis: 'There was a crisis in the home',
  worker_away: 'The worker was away',
  observer_away: 'The observer was called away',
  other: 'Something else',
})
const family = { carer: 'A carer', child: 'A child', parent: 'A parent' }
const fromWhom = choice('from', 'Who would rather not?', 'Would rather not', family)
const askers = { family: 'The family', worker: 'The worker', slip: 'Nobody: it was written down wrongly' }
const asker = choice('asker', 'Who asked for another day?', 'Another day', askers, (who, { was, asker }, today) => {
  const day = inWords(Temporal.PlainDate.from(String(was)), today)
  return asker === 'slip' ? `It was written down wrongly, as ${day}` : `${who} asked for it; it was to be ${day}`
})

const forward = {
  prepare: move(either, 'recall', {
    ...{ label: 'Say that everything is prepared', noun: 'preparation', from: ['planned'], to: 'prepared' },
    happens: 'You both know then that the visit can be observed.',
    needs: [
      complete('preparation', 'Say first what the visit is for, and whether the family agreed.'),
      need('The family said no, so the visit is called off. Nobody asks why.', (s) => !s.familySaidNo),
    ],
    tells: changed,
  }),
  see: move(observer, 'recall', {
    ...{ label: 'Say that the visit was observed', noun: 'visit', from: ['prepared'], to: 'seen' },
    happens: 'Talk with the worker today. Then you write down what you saw.',
    ...{ asks: ['date'], date: { label: 'On which day was it?', kind: 'visit_watched' } },
    needs: [dayGiven('Give the day of the visit.')],
    // They talk the same day: nothing by mail comes before that.
    tells: [],
  }),
  share: move(observer, 'recall', {
    ...{ label: 'Share it with the worker', noun: 'sharing', from: ['seen'], to: 'written' },
    happens: 'What you wrote is kept as it stands. The worker reads it, and answers.',
    needs: [
      need('Write down first when you talked it over with the worker.', (s) => s.untold === 0),
      complete('observed', 'Some questions still need an answer.'),
    ],
    tells: [{ kind: 'observation shared', to: ['worker'], isToDo: true }],
    done: 'You wrote it down and shared it',
  }),
  answer: move(by('worker'), 'recall', {
    ...{ label: 'Send your answer', noun: 'answer', from: ['written'], to: 'answered' },
    happens: 'What you wrote stays beside what the observer wrote; nobody changes either.',
    needs: [complete('answer', 'Say first whether it is a fair picture, and if not wholly, what is missing.')],
    tells: [{ kind: 'observation answered', to: ['observer', 'line manager'] }],
    done: 'You answered it',
  }),
  go_on: move(observer, 'recall', {
    ...{ label: 'Go on without the worker’s answer', noun: 'no-answer', from: ['written'] },
    ...{ to: 'answered', quiet: true },
    happens: 'That there is no answer is kept, with your reason.',
    ...{ asks: ['reason'], reasonLabel: 'Why is there no answer?' },
    needs: [
      need(
        'The worker still has time to answer.',
        ({ piece: { dueOn }, today }) => dueOn !== null && isBefore(dueOn, today),
      ),
      reasonGiven('Say why there is no answer.'),
    ],
    tells: wentOn,
  }),
  agree: move(observer, 'recall', {
    ...{ label: 'Say that the actions are agreed', noun: 'agreement', from: ['answered'], to: 'actions_open' },
    happens: 'The worker is told. Somebody else checks each action once it is done.',
    needs: [need('No action has been set yet.', (s) => s.actions.total > 0)],
    tells: wentOn,
  }),
  close: move(observer, 'reopen', {
    ...{ label: 'Close the observation', noun: 'closure', from: ['answered', 'actions_open'], to: 'closed' },
    happens: 'It is kept and can be read; nothing more can be changed.',
    ...{ asks: ['reason'], reasonLabel: 'What came of it? If there is no action: why?' },
    needs: [
      complete(
        'record',
        'Say first whether the record of the visit matches what was seen, and if not wholly, where; and when you read it.',
      ),
      need('Some actions are still open: each is checked first.', (s) => s.actions.open === 0),
      need('Say why there is no action.', (s) => s.actions.total > 0 || Boolean(s.given.reason?.trim())),
    ],
    tells: [{ kind: 'observation went on', to: ['worker', 'line manager'] }],
    done: 'You closed it',
  }),
  change_day: move(either, 'change_day', {
    ...{ label: 'Move the day for the family or the worker', noun: 'day', from: beforeVisit, quiet: true },
    ...{ to: (s) => s.piece.state, reaches: beforeVisit },
    happens: 'It is kept who asked. Nobody moves it for their diary.',
    ...{ asks: [asker, 'date'], date: { label: 'On which day is the visit now?', kind: 'visit_planned' } },
    needs: [
      chosen('asker', 'Say who asked for another day: the observer goes on the worker’s day.'),
      dayGiven('Give the new day.'),
    ],
    tells: changed,
  }),
  call_off: move(either, 'reopen', {
    ...{ label: 'The family would rather not', noun: 'calling-off', from: beforeVisit, to: 'called_off', quiet: true },
    ...{ happens: 'That is their right. Nobody asks why.', asks: [fromWhom] },
    needs: [chosen('from', 'Say who would rather not.')],
    tells: changed,
    urged: (s) => s.familySaidNo,
  }),
  cancel: move(either, 'reopen', {
    ...{ label: 'The visit does not happen', noun: 'cancellation', from: beforeVisit, to: 'cancelled', quiet: true },
    ...{ happens: 'Both of you are told. Plan another one when you can.', asks: [whyNot] },
    needs: [chosen('why', 'Say why the visit does not happen.')],
    tells: changed,
  }),
} as const

const hear: readonly Part[] = [...both, 'line manager']
/** Every move of an observation (clauses 4.4 and 7.6): by whom, from where to where, what it needs and asks, and whom it tells. */
export const moves = {
  ...forward,
  correct_day: dayPutRight<State, Standing, Part>({
    ...{ from: ['written', 'answered', 'actions_open', 'closed'], kind: 'visit_watched', told: hear },
    ...{ keeper: 'the observer, until it is closed,', isKeeper: (s) => s.isObserver && s.piece.state !== 'closed' },
  }),
  ...waysBack<State, Part>(forward, hear),
} as const

export type MoveKey = keyof typeof moves
