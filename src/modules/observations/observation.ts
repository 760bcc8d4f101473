import type { ObservationPart } from '#framework/a2-observation-form/index.ts'
import type { Filled, Given } from '#modules/evidence/index.ts'

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

export type Part = 'observer' | 'worker' | 'line manager'
export const states = [
  ...(['planned', 'prepared', 'seen', 'written', 'answered', 'actions_open'] as const),
  ...(['closed', 'called_off', 'cancelled'] as const),
] as const
export type State = (typeof states)[number]

export type Observation = Filled & {
  state: State
  stateSince: Temporal.Instant
  dueOn: Temporal.PlainDate | null
  household: string | null
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
  observerId: number
  observer: string
  workerId: number
  worker: string
  /** Whoever manages the worker, unless they watched. */
  lineManagerId: number | null
}

/** What a judge must know of an observation, and of whoever asks. `missing`: how many questions of each part wait for an answer. */
export type Standing = {
  piece: Observation
  isObserver: boolean
  isWorker: boolean
  today: Temporal.PlainDate
  missing: Readonly<Record<ObservationPart, number>>
  familySaidNo: boolean
  /** How many are to be told of it and were not yet: the worker, until the observer wrote down when they talked it over. */
  untold: number
  actions: { total: number; open: number }
  given: Given
}
