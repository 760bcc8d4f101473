import type { EscalationPart } from '#framework/a2-escalation-form/index.ts'
import type { PieceOf, RowOf, Said, StandingOf } from '#modules/evidence/index.ts'

export const states = [
  ...(['noticed', 'noted', 'informal', 'formal_1', 'formal_2', 'formal_3', 'formal_4', 'formal_5'] as const),
  ...(['answered', 'agreed', 'checked', 'closed', 'called_off', 'cancelled'] as const),
] as const
export type State = (typeof states)[number]

/** The child's Independent Reviewing Officer raises it and alone ends it; the manager of the stage answers. */
export type Who = 'officer' | 'manager'

/** Good practice is noted and counted apart, and nothing of it is to be answered. */
export const kinds = { concern: 'Escalation', good_practice: 'Good practice' } as const
export type Kind = keyof typeof kinds

/** The formal stages, each with who answers at it. */
export const stages = {
  1: 'Stage 1: the team manager',
  2: 'Stage 2: the service manager',
  3: 'Stage 3: the head of service',
  4: 'Stage 4: the director of children’s services',
  5: 'Stage 5: the chief executive',
} as const
export type Stage = keyof typeof stages

export type Escalation = PieceOf<State, Who> & {
  /** The child's number; whoever sees the piece need not see the child. */
  childId: number
  child: string
  kind: Kind
  /** The formal stage that it has reached; none: 0. */
  stage: 0 | Stage
  noticedOn: Temporal.PlainDate
  formalOn: Temporal.PlainDate | null
  cafcassOn: Temporal.PlainDate | null
  /** Its household, also for whoever sees no households. */
  home: string | null
  workerId: number | null
  /** What was said of it where it came from, of one that came by file. */
  said: Said | null
}

export type Facts = {
  actions: { total: number; open: number }
  /** Another that is open of the same child, about the same: its reference. */
  sameAs: string | null
}
export type Standing = StandingOf<Escalation, Who, EscalationPart, Facts>
export type OpenEscalation = RowOf<State, Who> & { isLate: boolean }

/** All formal stages together (IRO Handbook 6.2): no council makes it longer. */
export const wholeWay = 20

/** The stage that a move is given; the next one as long as none is chosen. */
export const stageGiven = ({ piece, given }: Pick<Standing, 'piece' | 'given'>): Stage => {
  const chosen = Number(given['stage'])
  return (chosen in stages ? chosen : Math.min(piece.stage + 1, 5)) as Stage
}
