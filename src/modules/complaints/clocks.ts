import { acknowledgedAsked, statementAsked } from '#framework/a2-complaint-form/index.ts'
import type { ClockOf } from '#modules/evidence/index.ts'
import { startOfLondonDay } from '#platform/dates/index.ts'
import type { Complaint } from './complaint.ts'
import { complaintSettings, type Days } from './settings.ts'
import type { MoveKey } from './states.ts'

/* What is to be done by when: from the day on which we received it, or on which the person asked for a stage. Nothing of it is ever moved; more
 * time (ten days more at stage 1, up to sixty-five at stage 2) is a clock beside it, with who agreed. */

/** As it begins, which is no move. */
export type Turn = MoveKey | 'received'
type Clock = ClockOf<Complaint, Turn>

const setting = (key: keyof Days) => complaintSettings.find((one) => one.key === key)!
const over: readonly Turn[] = ['away', 'withdraw', 'cancel', 'settle']
const practice = { unit: 'working days', severity: 'practice', source: '8.1', ends: over } as const

const at = (day: Temporal.PlainDate | null) => day && startOfLondonDay(day)
/** On the day that was given with the move. */
const given = ({ days }: Complaint, move: Turn) =>
  at(days[move] === undefined ? null : Temporal.PlainDate.from(days[move]))
const sinceReceived = ({ receivedOn }: Complaint, move: Turn) => (move === 'received' ? at(receivedOn) : null)

export const clocks: readonly Clock[] = [
  {
    ...{ key: 'clk.cmp_route', says: 'Which procedure it takes decided', ...practice, when: sinceReceived },
    ...{ starts: ['received'], stops: ['route'], length: setting('complaint.route') },
  },
  {
    ...{ key: 'clk.cmp_ack', says: 'Acknowledged, and an advocate offered', ...practice, when: sinceReceived },
    ...{ starts: ['received'], stops: [], said: acknowledgedAsked, length: setting('complaint.acknowledge') },
  },
  {
    ...{ key: 'clk.cmp_s1', says: 'Stage 1 answered', ...practice },
    ...{
      starts: ['route'],
      stops: ['answer', 'ask_two'],
      restarts: ['correct_day'],
      length: setting('complaint.stage_1'),
    },
    when: (piece, move) =>
      move === 'route' ? at(piece.receivedOn) : move === 'answer' ? at(piece.answeredOn) : given(piece, move),
  },
  {
    ...{
      key: 'clk.cmp_s2_record',
      says: 'The complaint written down and agreed, at stage 2',
      ...practice,
      when: given,
    },
    ...{ starts: ['ask_two'], stops: ['adjudicate'], said: statementAsked, length: setting('complaint.statement') },
  },
  {
    ...{ key: 'clk.cmp_s2', says: 'Stage 2 answered', ...practice, when: given },
    ...{ starts: ['ask_two'], stops: ['adjudicate'], length: setting('complaint.stage_2') },
  },
  {
    ...{ key: 'clk.cmp_s3_panel', says: 'The panel has met', ...practice, when: given },
    ...{ starts: ['ask_three'], stops: ['panel'], length: setting('complaint.panel') },
  },
  {
    ...{ key: 'clk.cmp_s3_report', says: 'What the panel says sent', ...practice, when: given },
    ...{ starts: ['panel'], stops: ['report'], length: setting('complaint.report') },
  },
  {
    ...{ key: 'clk.cmp_s3_reply', says: 'The panel answered', ...practice, when: given },
    ...{ starts: ['report'], stops: ['reply'], length: setting('complaint.reply') },
  },
]
