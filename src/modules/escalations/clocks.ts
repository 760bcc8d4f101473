import type { ClockOf } from '#modules/evidence/index.ts'
import { startOfLondonDay } from '#platform/dates/index.ts'
import { type Escalation, wholeWay } from './escalation.ts'
import { type Days, escalationSettings } from './settings.ts'
import type { MoveKey } from './states.ts'

/* By when an answer is due, and by when all of the formal stages are over. None of it pauses, and none of it begins anew with a new message:
 * each stage has a clock of its own, and the twenty days run beside them. */

type Clock = ClockOf<Escalation, MoveKey>

const over: readonly MoveKey[] = ['withdraw', 'cancel']
const setting = (key: keyof Days) => escalationSettings.find((one) => one.key === key)!
const practice = { unit: 'working days', severity: 'practice', source: '4.11' } as const
const formalDay = ({ formalOn }: Escalation, move: MoveKey) =>
  (move === 'formal' || move === 'correct_day') && formalOn ? startOfLondonDay(formalOn) : null

export const clocks: readonly Clock[] = [
  {
    ...{ key: 'clk.esc_informal', says: 'Answered informally', ...practice, length: setting('escalation.informal') },
    ...{ starts: ['raise'], stops: ['answer', 'settle'], ends: ['formal', ...over] },
  },
  {
    ...{ key: 'clk.esc_stage', says: 'Answered at its stage', ...practice, length: setting('escalation.stage') },
    ...{ starts: ['formal', 'go_on'], stops: ['answer', 'heard'], ends: ['go_on', ...over], when: formalDay },
  },
  {
    ...{ key: 'clk.esc_whole', says: 'All formal stages over', unit: 'working days', length: wholeWay },
    ...{ severity: 'law', source: 'IRO Handbook', starts: ['formal'], stops: ['accept'], restarts: ['correct_day'] },
    ...{ ends: over, when: formalDay },
  },
  {
    ...{ key: 'clk.esc_accept', says: 'Said whether the answer is enough', ...practice },
    ...{
      starts: ['answer', 'heard'],
      stops: ['accept'],
      ends: ['formal', 'go_on', ...over],
      length: setting('escalation.accept'),
    },
  },
  {
    ...{ key: 'clk.esc_check', says: 'Seen whether it happened for the child', ...practice },
    ...{
      starts: ['accept', 'settle'],
      stops: ['check'],
      ends: ['formal', 'go_on', ...over],
      length: setting('escalation.check'),
    },
  },
]
