import type { MoveForm, MoveMade } from '#modules/evidence/index.ts'
import { inWords } from '#platform/dates/index.ts'
import { type Ask, asked, type Standing } from './observation.ts'
import { type MoveKey, moves } from './states.ts'

type Form = MoveForm<Ask>
type More = Pick<Form, 'reasonLabel' | 'date' | 'quiet'>

const form = (move: MoveKey, noun: string, happens: string, asks: Form['asks'] = [], more: More = {}): Form => ({
  ...{ noun, heading: moves[move].label, happens, asks, mendedElsewhere: true, ...more },
})
const seenOn = { label: 'On which day was it?', kind: 'visit_made' } as const
const movedTo = { label: 'On which day is the visit now?', kind: 'visit_planned' } as const
const quiet = { quiet: true }

/** Every move: its address, what happens, what it asks for. */
export const moveForms: Readonly<Record<MoveKey, Form>> = {
  prepare: form('prepare', 'preparation', 'You both know then that the visit can be observed.'),
  see: form('see', 'visit', 'Talk with the worker today. Then you write down what you saw.', ['date'], {
    date: seenOn,
  }),
  share: form('share', 'sharing', 'What you wrote is kept as it stands. The worker reads it, and answers.'),
  answer: form('answer', 'answer', 'What you wrote stays beside what the observer wrote; nobody changes either.'),
  go_on: form('go_on', 'no-answer', 'That there is no answer is kept, with your reason.', ['reason'], {
    ...{ reasonLabel: 'Why is there no answer?', ...quiet },
  }),
  agree: form('agree', 'agreement', 'The worker is told. Somebody else checks each action once it is done.'),
  close: form('close', 'closure', 'It is kept and can be read; nothing more can be changed.', ['reason'], {
    reasonLabel: 'What came of it? If there is no action: why?',
  }),
  change_day: form('change_day', 'day', 'It is kept who asked. Nobody moves it for their diary.', ['asker', 'date'], {
    ...{ date: movedTo, ...quiet },
  }),
  call_off: form('call_off', 'calling-off', 'That is their right. Nobody asks why.', ['from'], quiet),
  cancel: form('cancel', 'cancellation', 'Both of you are told. Plan another one when you can.', ['why'], quiet),
}

/** Once the family said no, that it is called off is what stands there to be pressed. */
export const formsOf = ({ familySaidNo }: Pick<Standing, 'familySaidNo'>): typeof moveForms =>
  familySaidNo ? { ...moveForms, call_off: { ...moveForms.call_off, quiet: false } } : moveForms

/** What a move was asked beside its reason, as a line of what is so: another day, who would rather not, why it did not happen. */
export function saidOfMove(
  { move, details }: Pick<MoveMade, 'move' | 'details'>,
  today: Temporal.PlainDate,
): [string, string][] {
  const said = (ask: Ask): string => (asked[ask] as Readonly<Record<string, string>>)[String(details[ask])] ?? ''
  if (move === 'change_day') {
    const was = inWords(Temporal.PlainDate.from(String(details['was'])), today)
    return [['Another day', `${said('asker')} asked for it; it was to be ${was}`]]
  }
  if (move === 'call_off') return [['Would rather not', said('from')]]
  return move === 'cancel' ? [['Why it did not happen', said('why')]] : []
}
