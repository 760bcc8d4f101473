import { newActionHref } from '#modules/actions/index.ts'
import {
  by,
  choice,
  chosen,
  complete,
  dayGiven,
  dayPutRight,
  moveOf,
  need,
  reasonGiven,
  waysBack,
  type WholeMove,
} from '#modules/evidence/index.ts'
import type { Part, Standing, State } from './visit.ts'

type Made = WholeMove<State, Standing, Part>
const move = moveOf<State, Standing, Part>('4.16')
type Rest = Parameters<typeof move>[2]
const byLeader = (rest: Rest, back = 'recall'): Made => move(by('leader'), back, rest)
/** Nobody excuses themselves, or moves their own day: Quality Assurance does, with the leader's office. */
const office = {
  by: 'Quality Assurance and Partnerships; nobody moves their own day, or excuses themselves',
  may: (s: Standing) => s.arranges && !s.isLeader,
}

const everybody: readonly Part[] = ['leader', 'companion']
const changed: Made['tells'] = [{ kind: 'leader visit changed', to: everybody }]

const whyNot = choice('why', 'Why does it not take place?', 'Why it was excused', {
  absence: 'The leader is away',
  crisis: 'A crisis',
  family_no: 'The family said no',
  inspection: 'An inspection is going on',
  other: 'Something else',
})

const forward = {
  hold: byLeader({
    ...{ label: 'Say that it was held', noun: 'holding', from: ['agreed'], to: 'held' },
    happens: 'You write down what you saw then. Staff are to be told what came of it.',
    ...{ asks: ['date'], date: { label: 'On which day was it?', kind: 'visit_watched' } },
    needs: [dayGiven('Give the day on which it was held.')],
    tells: [],
  }),
  write: byLeader({
    ...{ label: 'Say that it is written', noun: 'writing', from: ['held'], to: 'written' },
    happens: 'Everybody who works here can read it then.',
    needs: [complete('seen', 'Some questions still need an answer.')],
    tells: [],
    done: 'You wrote down what you saw',
  }),
  promise: byLeader({
    ...{ label: 'Go on to tell staff', noun: 'promise', from: ['written'], to: 'promise_open' },
    happens: 'What you will do stands as an action of yours. Staff are told next.',
    needs: [
      need(
        'Set an action first, with you as its owner: what you will do, and by when. Where nothing is in the way, nothing is promised.',
        (s) => s.nothingToMove || s.actions.total > 0,
      ),
    ],
    leads: ({ piece }) => ({ text: 'Say what you will do, as an action', href: newActionHref(piece.ref) }),
    tells: [],
  }),
  tell: byLeader({
    ...{ label: 'Say that staff were told', noun: 'telling-back', from: ['promise_open'], to: 'told_back' },
    happens: 'What you wrote of it can be read by everybody who works here.',
    needs: [
      need('Write down first when staff were told, and how.', (s) => s.untold === 0),
      complete('told', 'Say first what staff were told.'),
    ],
    tells: changed,
    done: 'You told staff what came of it',
  }),
  close: byLeader(
    {
      ...{ label: 'Close it', noun: 'closure', from: ['told_back'], to: 'closed' },
      happens: 'It is kept and can be read; nothing more can be changed.',
      needs: [need('What was promised is still open: somebody else checks it first.', (s) => s.actions.open === 0)],
      tells: [],
      done: 'You closed it',
    },
    'reopen',
  ),
  change_day: move(office, 'change_day', {
    ...{ label: 'Give it another day', noun: 'day', from: ['agreed'], to: (s) => s.piece.state, reaches: ['agreed'] },
    happens: 'The day that it had is kept, with the reason. The leader sees the case by the new day.',
    ...{ asks: ['date', 'reason'], date: { label: 'On which day is it now?', kind: 'visit_planned' }, quiet: true },
    reasonLabel: 'Why another day?',
    needs: [dayGiven('Give the new day.'), reasonGiven('Say why it is moved.')],
    tells: changed,
  }),
  excuse: move(office, 'reopen', {
    ...{ label: 'Excuse it', noun: 'excuse', from: ['agreed'], to: 'called_off', quiet: true },
    happens: 'It counts as excused. A second time in a year is told to whoever is above.',
    ...{ asks: [whyNot, 'reason'], reasonLabel: 'In words' },
    needs: [chosen('why', 'Say why it does not take place.'), reasonGiven('Say it in words, too.')],
    tells: changed,
  }),
} as const satisfies Record<string, Made>

/** Every move in the leaders' programme (clause 4.16): by whom, from where to where, what it needs and asks, and whom it tells. */
export const moves = {
  ...forward,
  correct_day: dayPutRight<State, Standing, Part>({
    ...{ from: ['written', 'promise_open', 'told_back', 'closed'], kind: 'visit_watched', told: everybody },
    ...{ keeper: 'the leader, until it is closed,', isKeeper: (s) => s.isLeader && s.piece.state !== 'closed' },
  }),
  ...waysBack<State, Part>(forward, everybody),
} as const satisfies Record<string, Made>

export type MoveKey = keyof typeof moves
