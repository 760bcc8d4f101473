import type { StreamMove } from '#modules/evidence/index.ts'
import type { Standing, State } from './observation.ts'

type Made = StreamMove<State, Standing>
type By = Pick<Made, 'by' | 'may'>
const observer: By = { by: 'the observer', may: (s) => s.isObserver }
const worker: By = { by: 'the worker', may: (s) => s.isWorker }
const either: By = { by: 'the observer or the worker', may: (s) => s.isObserver || s.isWorker }

const move = (
  label: string,
  by: By,
  from: readonly State[],
  to: Made['to'],
  needs: Made['needs'],
  more = {},
): Made => ({
  ...{ label, clause: '7.6', from, to, needs },
  ...by,
  ...more,
})
const need = (says: string, holds: (s: Standing) => boolean) => ({ says, holds })
const complete = (part: keyof Standing['missing'], says: string) => need(says, (s) => s.missing[part] === 0)
const hasReason = ({ given }: Standing): boolean => Boolean(given.reason?.trim())

/** Every move of an observation (clauses 4.4 and 7.6): by whom, from where to where, and what it needs. */
export const moves = {
  prepare: move('Say that everything is prepared', either, ['planned'], 'prepared', [
    complete('preparation', 'Say first what the visit is for, and whether the family agreed.'),
    need('The family said no, so the visit is called off. Nobody asks why.', (s) => !s.familySaidNo),
  ]),
  see: move('Say that the visit was observed', observer, ['prepared'], 'seen', [
    need('Give the day of the visit.', (s) => s.given.on !== undefined),
  ]),
  share: move(
    'Share it with the worker',
    observer,
    ['seen'],
    'written',
    [
      need('Write down first when you talked it over with the worker.', (s) => s.talked),
      complete('observed', 'Some questions still need an answer.'),
    ],
    { done: 'You wrote it down and shared it' },
  ),
  answer: move(
    'Send your answer',
    worker,
    ['written'],
    'answered',
    [complete('answer', 'Say first whether it is a fair picture, and if not wholly, what is missing.')],
    { done: 'You answered it' },
  ),
  go_on: move('Go on without the worker’s answer', observer, ['written'], 'answered', [
    need('The worker still has time to answer.', ({ piece: { dueOn }, today }) => isPast(dueOn, today)),
    need('Say why there is no answer.', hasReason),
  ]),
  agree: move('Say that the actions are agreed', observer, ['answered'], 'actions_open', [
    need('No action has been set yet.', (s) => s.actions.total > 0),
  ]),
  close: move(
    'Close the observation',
    observer,
    ['answered', 'actions_open'],
    'closed',
    [
      complete(
        'record',
        'Say first whether the record of the visit matches what was seen, and if not wholly, where; and when you read it.',
      ),
      need('Some actions are still open: each is checked first.', (s) => s.actions.open === 0),
      need('Say why there is no action.', (s) => s.actions.total > 0 || hasReason(s)),
    ],
    { done: 'You closed it' },
  ),
  change_day: move(
    'Move the day for the family or the worker',
    either,
    ['planned', 'prepared'],
    (s) => s.piece.state,
    [
      need('Say who asked for another day: the observer goes on the worker’s day.', (s) => Boolean(s.given.asker)),
      need('Give the new day.', (s) => s.given.on !== undefined),
    ],
    { reaches: ['planned', 'prepared'] },
  ),
  call_off: move('The family would rather not', either, ['planned', 'prepared'], 'called_off', [
    need('Say who would rather not.', (s) => Boolean(s.given.from)),
  ]),
  cancel: move('The visit does not happen', either, ['planned', 'prepared'], 'cancelled', [
    need('Say why the visit does not happen.', (s) => Boolean(s.given.why)),
  ]),
} as const satisfies Record<string, Made>

/** As it would stand with whatever the page of a move asks for: what is still in the way is mended elsewhere. */
export const asGiven = (standing: Standing): Standing => ({
  ...standing,
  given: { reason: 'given', on: standing.today, why: 'given', asker: 'given', from: 'given' },
})

export type MoveKey = keyof typeof moves

const isPast = (day: Temporal.PlainDate | null, today: Temporal.PlainDate): boolean =>
  day !== null && Temporal.PlainDate.compare(day, today) < 0
