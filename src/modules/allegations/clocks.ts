import { read } from '#framework/a2-concern-form/index.ts'
import type { ClockOf } from '#modules/evidence/index.ts'
import { startOfLondonDay } from '#platform/dates/index.ts'
import type { Concern } from './concern.ts'
import { concernSettings, type Days } from './settings.ts'
import type { MoveKey } from './states.ts'

/* What is to be done by when. Nothing of it is ever moved, and what was late stays late. Only that the officer is told within one working day
 * is written as law here; the rest is practice, until somebody has read it in the law. */

/** As it begins, which is no move. */
type Begin = 'allegation' | 'standard_of_care'
export type Turn = MoveKey | Begin
type Clock = ClockOf<Concern, Turn>

const setting = (key: keyof Days) => concernSettings.find((one) => one.key === key)!

const learned: Pick<Clock, 'when'> = {
  when: ({ learnedAt, ladoToldAt }, move) => (move === 'send' ? ladoToldAt : move in kindsBegun ? learnedAt : null),
}
const kindsBegun: Readonly<Record<Begin, true>> = { allegation: true, standard_of_care: true }
const sinceTold: Pick<Clock, 'when'> = { when: ({ ladoToldAt }, move) => (move === 'send' ? ladoToldAt : null) }
const sinceDecided: Pick<Clock, 'when'> = {
  when: ({ concludedOn }, move) => (move === 'conclude' && concludedOn ? startOfLondonDay(concludedOn) : null),
}
/** From when it was learned also where it was an allegation until the officer decided. */
const sinceLearned: Pick<Clock, 'when'> = {
  when: ({ learnedAt }, move) => (move === 'standard_of_care' || move === 'below' ? learnedAt : null),
}

const practice = { unit: 'working days', severity: 'practice', source: '4.10', ends: ['void'] } as const

export const clocks: readonly Clock[] = [
  {
    ...{ key: 'clk.alg_safe', says: 'Each child’s safety decided', ...practice, ...learned },
    ...{ starts: ['allegation'], stops: ['send'], unit: 'days', length: 0 },
    when: ({ learnedAt }, move) => (move in kindsBegun ? learnedAt : null),
  },
  {
    ...{ key: 'clk.alg_lado', says: 'Local Authority Designated Officer told', ...practice, ...learned },
    ...{ starts: ['allegation'], stops: ['send'], length: 1, severity: 'law' },
  },
  {
    ...{ key: 'clk.alg_threshold', says: 'Threshold decided', ...practice, ...sinceTold },
    ...{ starts: ['send'], stops: ['take_up', 'below', 'advise'], length: setting('concern.threshold') },
  },
  {
    ...{ key: 'clk.alg_meeting', says: 'First meeting held', ...practice, ...sinceTold },
    ...{ starts: ['send'], stops: ['conclude'], ends: ['below', 'advise', 'void'], said: read.met },
    length: setting('concern.meeting'),
  },
  {
    ...{ key: 'clk.alg_conclude', says: 'Concluded', ...practice, unit: 'months', starts: ['send'] },
    ...{ stops: ['conclude'], ends: ['below', 'advise', 'void'], length: setting('concern.conclude') },
    when: ({ ladoToldAt, concludedOn }, move) =>
      move === 'send' ? ladoToldAt : move === 'conclude' && concludedOn ? startOfLondonDay(concludedOn) : null,
  },
  {
    ...{ key: 'clk.alg_written', says: 'Carers told in writing', ...practice, starts: ['tell_carer'] },
    ...{ stops: ['conclude'], said: read.written, length: setting('concern.written') },
  },
  {
    ...{ key: 'clk.alg_support', says: 'Independent support offered', ...practice, starts: ['tell_carer'] },
    ...{ stops: ['conclude'], said: read.support, length: setting('concern.support') },
  },
  {
    ...{ key: 'clk.alg_letter', says: 'Carers have the outcome in writing', ...practice, ...sinceDecided },
    ...{ starts: ['conclude'], stops: ['answer'], said: read.letter, length: setting('concern.answer') },
    restarts: ['correct_day'],
  },
  {
    ...{ key: 'clk.alg_child_answer', says: 'Each child told the outcome', ...practice, ...sinceDecided },
    ...{ starts: ['conclude'], stops: ['answer'], said: read.answered, length: setting('concern.answer') },
    restarts: ['correct_day'],
  },
  {
    ...{ key: 'clk.alg_review', says: 'Review of approval held, or reasoned not', ...practice, ...sinceDecided },
    ...{ starts: ['conclude'], stops: ['reviewed'], length: setting('concern.review'), restarts: ['correct_day'] },
  },
  {
    ...{ key: 'clk.soc_share', says: 'Shared with the carers in writing', ...practice, ...sinceLearned },
    ...{ starts: ['standard_of_care'], stops: ['share'], length: setting('concern.share') },
  },
  {
    ...{ key: 'clk.soc_conclude', says: 'Decided', ...practice, ...sinceLearned },
    ...{ starts: ['standard_of_care', 'below'], stops: ['decide'], length: setting('concern.decide') },
  },
]
