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
import { isBefore } from '#platform/dates/index.ts'
import { byLaw, type Kind, type Standing, type State, type Who } from './exemption.ts'

type Made = WholeMove<State, Standing, Who>
const move = moveOf<State, Standing, Who>('4.9')
type Tells = Made['tells']
const all: readonly Who[] = ['manager', 'worker', 'decider']
const wentOn: Tells = [{ kind: 'exemption went on', to: all }]

/** Made by one of those named, of one kind alone. */
const of = (kind: Kind, ...who: readonly Who[]) => {
  const whose = by(...who)
  return { ...whose, may: (s: Standing) => s.piece.kind === kind && whose.may(s) }
}
const written = complete('asked', 'Some questions still need an answer: why, and what it means for each child.')
const told = need<Standing>('Write down first that those were told who must be told.', (s) => s.untold === 0)
const since = need<Standing>(
  'The day is before the first day of it: give that day or a later one.',
  ({ piece, given }) => (given.on === undefined ? true : !isBefore(given.on, piece.beganOn ?? piece.fromOn)),
)
/** What is beyond the law is never only recorded. */
const putRight = need<Standing>('Set an action first: how it is put right, or how the child moves by a plan.', (s) =>
  s.piece.state !== 'breach' ? true : s.actions.total > 0,
)
const safe = [complete<'close'>('close', 'Answer first whether it is safe to close.'), told, putRight, since]
const open: readonly State[] = ['running', 'extended', 'breach']

const whyEnded = choice('how', 'How did it end?', 'How it ended', {
  left: 'A child who is named left the home',
  cancelled: 'It was cancelled in writing',
  not_needed: 'It is not needed: all are brothers and sisters, or they are fewer now',
})
const howSettled = choice('how', 'How was it settled?', 'How it was settled', {
  within: 'The home is within its terms again',
  terms: 'New terms were agreed and confirmed in writing',
  moved: 'The child moved, by a plan',
  exemption: 'An exemption was decided, and the terms allow it',
})
const howDecided = choice('how', 'What was decided?', 'What was decided', {
  approved: 'The carers were approved',
  not_approved: 'They were not approved, and the child moved by a plan',
  order: 'A special guardianship or another order was made',
  home: 'The child went home',
  moved: 'The child moved elsewhere, by a plan',
})
const ending = (how: ReturnType<typeof choice>, says: string) => ({
  ...{ asks: [how, 'date', 'reason'] as const, reasonLabel: 'What did it mean for the children?' },
  date: { label: 'On which day?', kind: 'true_since' as const },
  happens: 'It is kept and can be read. Everybody who takes part is told.',
  needs: [chosen('how', says), dayGiven('Give the day.'), ...safe],
  tells: wentOn,
  from: open,
  to: 'closed' as const,
})

const forward = {
  run: move(
    { ...by('manager', 'worker'), may: (s) => s.piece.kind !== 'exemption' && (s.isManager || s.isWorker) },
    'recall',
    {
      ...{ label: 'Say that it has begun', noun: 'beginning', from: ['asked'], to: 'running' },
      happens: 'The days that the law gives are counted from this day: it is day nought.',
      ...{ asks: ['date'], date: { label: 'Which was the first night?', kind: 'true_since' } },
      needs: [dayGiven('Give the first night.')],
      tells: [],
    },
  ),
  grant: move(of('exemption', 'decider'), 'recall', {
    ...{ label: 'Grant the exemption', noun: 'grant', from: ['asked', 'breach'], to: 'running' },
    happens: 'It names the children who live there on that day, and no others. The carers get a notice in writing.',
    ...{ asks: ['date', 'reason'], date: { label: 'From which day?', kind: 'true_since' } },
    reasonLabel: 'Why, and under which conditions?',
    needs: [
      written,
      dayGiven('Give the day from which it is in force.'),
      reasonGiven('Say why.'),
      need('Whoever asked for it does not decide it.', (s) => !s.isManager && !s.isWorker),
    ],
    tells: wentOn,
    done: 'You granted it',
  }),
  refuse: move(of('exemption', 'decider'), 'reopen', {
    ...{ label: 'Refuse it', noun: 'refusal', from: ['asked', 'breach'], to: 'closed', quiet: true },
    happens:
      'No child moves in over the limit. Where one lives there already, the team manager is asked again what is done.',
    ...{ asks: ['reason'], reasonLabel: 'Why not, and what happens for each child?' },
    needs: [reasonGiven('Say why not, and what happens for each child.')],
    tells: wentOn,
  }),
  vary: move(of('exemption', 'decider'), 'recall', {
    ...{
      label: 'Name the children who live there now',
      noun: 'variation',
      from: ['running'],
      to: 'running',
      quiet: true,
    },
    happens: 'A child who came since is named from now on, and a new notice is sent.',
    ...{ asks: ['reason'], reasonLabel: 'What has changed, and what was weighed?' },
    needs: [reasonGiven('Say what has changed.')],
    tells: wentOn,
  }),
  look: move(of('exemption', 'manager'), 'recall', {
    ...{ label: 'Say that it is still right', noun: 'look', from: ['running'], to: 'running' },
    happens: 'It stays in force, and is looked at again.',
    ...{ asks: ['reason'], reasonLabel: 'How is it for each child?' },
    needs: [reasonGiven('Say how it is for each child.')],
    tells: [],
  }),
  extend: move(of('temporary', 'decider'), 'recall', {
    ...{ label: 'Allow eight weeks more', noun: 'extension', from: ['running'], to: 'extended' },
    happens: 'It is allowed once. It ends 24 weeks after the first day.',
    needs: [
      complete(
        'extension',
        'Say first whether it is still the best home; and when panel was asked, the reviewing officer told and who approved it.',
      ),
      need(
        'The sixteen weeks are over: more time had to be given before that.',
        ({ piece, today }) => piece.beganOn !== null && !isBefore(piece.beganOn.add({ days: byLaw.temporary }), today),
      ),
    ],
    tells: wentOn,
  }),
  over: move({ by: 'nobody: the days that the law gives are over', may: (s) => s.isNobody }, 'recall', {
    ...{ label: 'Beyond what the law allows', noun: 'over', from: ['running', 'extended'], to: 'breach', quiet: true },
    ...{ byHearth: true, back: { none: 'What came late stays late. It is put right by what is done next.' } },
    happens: 'The days that the law gives are over.',
    needs: [],
    tells: [{ kind: 'exemption over time', to: all }],
  }),
  end: move(of('exemption', 'manager'), 'reopen', {
    ...{ label: 'Say that it has ended', noun: 'end', ...ending(whyEnded, 'Say how it ended.'), done: 'You ended it' },
  }),
  settle: move(of('exception', 'manager'), 'reopen', {
    ...{ label: 'Say that it is settled', noun: 'settlement', ...ending(howSettled, 'Say how it was settled.') },
    done: 'You settled it',
  }),
  decide: move(of('temporary', 'manager'), 'reopen', {
    ...{ label: 'Say what was decided', noun: 'decision', ...ending(howDecided, 'Say what was decided.') },
    done: 'You brought it to its end',
  }),
  cancel: move(by('manager'), 'reopen', {
    ...{ label: 'It was written down by mistake', noun: 'cancellation', from: ['asked', ...open], to: 'cancelled' },
    ...{ quiet: true, asks: ['reason'], reasonLabel: 'What was wrong?' },
    happens: 'It counts nowhere any more. Where the register still says so, you are asked again.',
    needs: [reasonGiven('Say what was wrong.')],
    tells: wentOn,
  }),
} as const satisfies Record<string, Made>

/** Every move (clause 4.9): by whom, from where to where, what it needs and asks, and whom it tells. */
export const moves = {
  ...forward,
  correct_day: dayPutRight<State, Standing, Who>({
    ...{ from: open, kind: 'true_since', told: all },
    ...{ keeper: 'the team manager, until it has ended,', isKeeper: (s) => s.isManager },
  }),
  ...waysBack<State, Who>(forward, all),
} as const satisfies Record<string, Made>

export type MoveKey = keyof typeof moves
