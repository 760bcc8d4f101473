import type { ConcernPart } from '#framework/a2-concern-form/index.ts'
import type { PieceOf, RowOf, StandingOf } from '#modules/evidence/index.ts'

/** Never added together. Advice: what the officer was asked about and found below the threshold, with nothing more to it. */
export const kinds = {
  allegation: 'Allegation',
  standard_of_care: 'Standards-of-care concern',
  advice: 'Advice of the Local Authority Designated Officer',
} as const
export type Kind = keyof typeof kinds

export const states = [
  ...(['recorded', 'with_lado', 'in_process', 'concluded', 'review', 'learning', 'closing'] as const),
  ...(['looking', 'deciding', 'plan_open', 'closed', 'cancelled'] as const),
] as const
export type State = (typeof states)[number]

/** The team manager who looks after it, the Local Authority Designated Officer, and whoever answers for the service: the service manager; of
 * what is sealed the Executive Director. */
export type Who = 'manager' | 'officer' | 'lead'

export type Concern = PieceOf<State, Who> & {
  kind: Kind
  learnedAt: Temporal.Instant
  learnedOn: Temporal.PlainDate
  concludedOn: Temporal.PlainDate | null
  /** Of everybody in the home on the day on which it was learned. */
  childIds: readonly number[]
  /** Its household, also for those of the list who see no households. */
  home: string
  /** When the officer was told, as it is written down. */
  ladoToldAt: Temporal.Instant | null
  isSealed: boolean
  /** The safety alert that was decided so. */
  alert: string | null
}

/** What a move is judged by besides what those of every stream are. */
export type Facts = {
  /** Whether whoever asks acts as the officer, or answers for the service: named in it, or by a duty of their own. */
  asOfficer: boolean
  asLead: boolean
  view: string | null
  actions: { total: number; open: number }
}
export type Standing = StandingOf<Concern, Who, ConcernPart, Facts>

/** An open one, as My work has it. */
export type OpenConcern = RowOf<State, Who>
