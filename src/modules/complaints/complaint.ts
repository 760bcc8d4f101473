import type { complainants, ComplaintPart } from '#framework/a2-complaint-form/index.ts'
import type { PieceOf, RowOf, Said, StandingOf } from '#modules/evidence/index.ts'

export const states = [
  ...(['received', 'stage_1', 'answered_1', 'stage_2', 'adjudicated', 'stage_3', 'panel_held', 'reported'] as const),
  ...(['final', 'ombudsman', 'learning', 'closed', 'called_off', 'cancelled'] as const),
] as const
export type State = (typeof states)[number]

/** The complaints officer keeps it; the manager answers it, and is never whom it is about. */
export type Who = 'officer' | 'manager'

export type Complainant = keyof typeof complainants

/** By which procedure it is answered here. */
export const procedures = {
  statutory: 'The procedure of the Children Act, in three stages',
  corporate: 'The council’s own, in two stages',
} as const
export type Procedure = keyof typeof procedures
/** The same in a column. */
export const proceduresInAList: Readonly<Record<Procedure, string>> = {
  statutory: 'Children Act',
  corporate: 'The council’s own',
}

export const undecided = 'Not decided yet'
/** Of one that came by file when it was over. */
export const notSaid = 'The file does not say which'

/** Which procedure an address asks for; undefined when none is meant. */
export const narrowedTo = (asked: string | undefined): Procedure | 'undecided' | undefined =>
  (['statutory', 'corporate', 'undecided'] as const).find((one) => one === asked)

/** Where it belongs that is not answered here. */
export const elsewhere = {
  irm: 'A review of the approval: the Independent Review Mechanism',
  concern: 'An allegation, or a concern about standards of care',
  provider: 'The agency whose carers they are',
  data_protection: 'Data protection',
  hr: 'Staffing: a grievance',
} as const

export type Complaint = PieceOf<State, Who> & {
  complainant: Complainant
  /** The day on which it was said or came: every clock counts from it. */
  receivedOn: Temporal.PlainDate
  procedure: Procedure | null
  /** How many points it has, from when the procedure is decided: each has a finding of its own. */
  points: number | null
  /** On which day what moved it happened, by the move. */
  days: Readonly<Record<string, string>>
  /** When the first answer went. */
  answeredOn: Temporal.PlainDate | null
  /** Its household, also for whoever sees no households. */
  home: string | null
  /** It is about what one person did: only those on its list know of it. */
  isApart: boolean
  /** What was said of it where it came from, of one that came by file. */
  said: Said | null
}

export type Facts = { actions: { total: number; open: number } }
export type Standing = StandingOf<Complaint, Who, ComplaintPart, Facts>
export type OpenComplaint = RowOf<State, Who> & { procedure: Procedure | null }
