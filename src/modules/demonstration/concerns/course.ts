import type { ConcernMove } from '#modules/allegations/index.ts'
import type { ConcernPart } from '#framework/a2-concern-form/index.ts'
import { type Day, workingDaysAfter } from '../days.ts'
import type { ConcernPlan } from './plan.ts'

/* The way that each kind goes in the invented service: who fills in what, and who moves it, on which day. */

export type Who = 'manager' | 'officer' | 'lead'
export type Leg = {
  day: Day
  who: Who
  parts: readonly ConcernPart[]
  /** Nothing, where something is written and it goes on where it is. */
  move?: ConcernMove['move']
  from?: string
  to?: string
  details?: Readonly<Record<string, unknown>>
  words?: string
  /** Who does it, where that is somebody else than who fills in the parts. */
  by?: Who
  /** The day that the move is told. */
  on?: Day
}

export type Course = {
  legs: readonly Leg[]
  told: Day
  /** When each clock started and stopped. */
  clocks: Readonly<Record<string, readonly [Day, Day]>>
}

export function courseOf(plan: ConcernPlan): Course {
  return plan.kind === 'standard_of_care' ? courseOfStandard(plan) : courseOfAllegation(plan)
}

function courseOfAllegation({ kind, learned: { day }, took, reviewed: reviewedOn, toldAfter }: ConcernPlan): Course {
  const told = workingDaysAfter(day, toldAfter)
  const threshold = workingDaysAfter(told, 1)
  const first: Leg[] = [
    { day: told, who: 'manager', parts: ['first'], move: 'send', from: 'recorded', to: 'with_lado' },
  ]
  const safe = {
    'clk.alg_safe': [day, told],
    'clk.alg_lado': [day, told],
    'clk.alg_threshold': [told, threshold],
  } as const
  const officer = { day: threshold, who: 'officer', parts: ['threshold'], from: 'with_lado' } as const
  if (kind === 'advice') return { told, legs: [...first, { ...officer, move: 'advise', to: 'closed' }], clocks: safe }
  const carer = workingDaysAfter(threshold, 1)
  const concluded = workingDaysAfter(day, took)
  const answered = workingDaysAfter(concluded, 4)
  const reviewed = workingDaysAfter(reviewedOn ?? workingDaysAfter(concluded, 15), 2)
  const closing = workingDaysAfter(reviewed, 6)
  return {
    told,
    legs: [
      ...first,
      { ...officer, move: 'take_up', to: 'in_process' },
      ...([
        { day: carer, who: 'manager', parts: [], move: 'tell_carer', from: 'in_process', to: 'in_process', on: carer },
        { day: workingDaysAfter(concluded, -2), who: 'manager', parts: ['process'] },
        {
          day: concluded,
          who: 'officer',
          parts: ['outcome'],
          move: 'conclude',
          from: 'in_process',
          to: 'concluded',
          on: concluded,
        },
        { day: answered, who: 'lead', parts: ['after'], move: 'answer', from: 'concluded', to: 'review' },
        {
          day: reviewed,
          who: 'lead',
          parts: [],
          move: 'reviewed',
          from: 'review',
          to: 'learning',
          details: { review: reviewedOn === undefined ? 'not_needed' : 'held' },
          words: 'Looked at with the carers there.',
        },
        { day: closing, who: 'lead', parts: ['learning'], move: 'hand_on', from: 'learning', to: 'closing' },
        { day: workingDaysAfter(closing, 3), who: 'officer', parts: [], move: 'close', from: 'closing', to: 'closed' },
      ] as const),
    ],
    clocks: {
      ...safe,
      'clk.alg_meeting': [told, workingDaysAfter(told, 4)],
      'clk.alg_conclude': [told, concluded],
      'clk.alg_written': [carer, workingDaysAfter(carer, 1)],
      'clk.alg_support': [carer, workingDaysAfter(carer, toldAfter)],
      'clk.alg_letter': [concluded, answered],
      'clk.alg_child_answer': [concluded, workingDaysAfter(concluded, 2)],
      'clk.alg_review': [concluded, reviewed],
    },
  }
}

function courseOfStandard({ learned: { day }, took }: ConcernPlan): Course {
  const shared = workingDaysAfter(day, 3)
  const decided = workingDaysAfter(day, took)
  const settled = workingDaysAfter(decided, 22)
  return {
    told: day,
    legs: [
      { day: shared, who: 'manager', parts: ['first'], move: 'share', from: 'recorded', to: 'looking', on: shared },
      {
        day: workingDaysAfter(decided, -4),
        who: 'manager',
        parts: ['looked'],
        move: 'to_decide',
        from: 'looking',
        to: 'deciding',
      },
      { day: decided, who: 'lead', parts: ['decision'], move: 'decide', from: 'deciding', to: 'plan_open' },
      { day: settled, who: 'manager', parts: ['settled'], move: 'settle', from: 'plan_open', to: 'closed', by: 'lead' },
    ],
    clocks: {
      'clk.soc_share': [day, shared],
      'clk.soc_conclude': [day, decided],
    },
  }
}
