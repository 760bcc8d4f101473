import type { MoveForm } from '#modules/evidence/index.ts'
import type { Ask } from './observation.ts'
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
  prepare: form('prepare', 'preparation', 'The other of you is told that the visit can be observed.'),
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
