import type { ObservationPart } from '#framework/a2-observation-form/index.ts'
import type { PieceOf, RowOf, StandingOf } from '#modules/evidence/index.ts'

/** Direct work with carers (clause 4.4): it is with a household. */
export const direct = {
  home_visit: 'Home visit',
  unannounced: 'Unannounced visit',
  assessment: 'Assessment session',
  placement_meeting: 'Placement planning meeting',
  carer_review: 'Carer’s review',
  child_work: 'Work with the child',
} as const
/** What was watched; what is no direct work is counted apart. */
export const kinds = {
  ...direct,
  ...{ panel: 'Panel', support_group: 'Support group', training: 'Training' },
  ...{ call: 'Telephone or video contact', other: 'Something else' },
} as const
export type Kind = keyof typeof kinds

export const states = [
  ...(['planned', 'prepared', 'seen', 'written', 'answered', 'actions_open'] as const),
  ...(['closed', 'called_off', 'cancelled'] as const),
] as const
export type State = (typeof states)[number]

export type Who = 'observer' | 'worker'
/** The line manager hears of it. */
export type Part = Who | 'line manager'

export type Observation = PieceOf<State, Who> & {
  kind: Kind
  /** In the room, or by video: only the first is direct work. */
  inRoom: boolean
  plannedFor: Temporal.PlainDate
  seenOn: Temporal.PlainDate | null
  /** It looks at what was agreed the last time. */
  followsUp: boolean
  /** The observer manages the worker: allowed, and said. */
  supervises: boolean
  /** Whether it may end in an overall grade. */
  graded: boolean
  /** The children who were there, or were expected. */
  childIds: readonly number[]
  /** Whoever manages the worker, unless they watched. */
  lineManagerId: number | null
}

/** What a move is judged by besides what those of every stream are. */
export type Facts = { familySaidNo: boolean; actions: { total: number; open: number } }
export type Standing = StandingOf<Observation, Who, ObservationPart, Facts>

/** An open one, as My work has it. */
export type OpenObservation = RowOf<State, Who> &
  Record<'recordChecked' | 'actionsOpen', boolean> & {
    /** By when the record of the visit is to be read. */
    recordDueOn: Temporal.PlainDate | null
  }
