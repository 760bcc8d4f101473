import type { LeadersPart } from '#framework/a2-leaders-form/index.ts'
import type { PieceOf, RowOf, StandingOf } from '#modules/evidence/index.ts'

/** What a leader does on the day. To watch practice and to audit a case together, somebody goes along who judges: a leader does not grade alone. */
export const kinds = {
  watch: 'Watch practice',
  audit: 'Audit a case together',
  carers: 'Sit with carers',
  council: 'Sit with the children’s council',
  team: 'Sit with a team',
  panel: 'Sit in on panel',
  duty: 'Shadow duty, or out of hours',
  story: 'Read a child’s story',
} as const
export type Kind = keyof typeof kinds

/** These meet the case of a household. */
export const withCase: readonly string[] = ['watch', 'audit', 'story'] satisfies Kind[]
/** On these somebody goes along. */
export const accompanied: readonly string[] = ['watch', 'audit'] satisfies Kind[]

export const areas = { fostering: 'In fostering', elsewhere: 'Elsewhere in children’s services' } as const
export type Area = keyof typeof areas

export const states = ['agreed', 'held', 'written', 'promise_open', 'told_back', 'closed', 'called_off'] as const
export type State = (typeof states)[number]

export type Who = 'leader'
/** Whoever goes along hears of it. */
export type Part = Who | 'companion'

export type Visit = PieceOf<State, Who> & {
  kind: Kind
  area: Area
  /** Which team, group or service. */
  place: string
  plannedFor: Temporal.PlainDate
  heldOn: Temporal.PlainDate | null
  withId: number | null
  /** Who goes along, by name. */
  companion: string | null
  /** Whether whoever asks may know the day, the place and who went along: of a day on which practice is watched, few do. */
  knowsDay: boolean
}

/** What a move is judged by besides what those of every stream are. */
export type Facts = {
  /** Whoever asks agrees with leaders' offices when they come. */
  arranges: boolean
  /** The leader wrote that nothing stands in people's way that they could move. */
  nothingToMove: boolean
  actions: { total: number; open: number }
}
export type Standing = StandingOf<Visit, Who, LeadersPart, Facts>

/** An open one, as My work has it. */
export type OpenVisit = RowOf<State, Who> & { actionsOpen: boolean; promised: boolean; day: Temporal.PlainDate }

/** From how many working days before the day to how many after it the leader sees the case. */
export const seesCase = { before: 10, after: 20 } as const
