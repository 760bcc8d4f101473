import type { ExemptionKind, ExemptionPart } from '#framework/a2-exemption-form/index.ts'
import type { PieceOf, RowOf, Said, StandingOf } from '#modules/evidence/index.ts'
import type { Days } from './settings.ts'

export type Kind = ExemptionKind
/** Three things in law (clauses 4.9 and 5.14): over the usual limit, outside the terms of approval, approved for the time being. */
export const kinds: Readonly<Record<Kind, string>> = {
  exemption: 'Exemption from the usual fostering limit',
  exception: 'Exception outside the terms of approval',
  temporary: 'Temporary approval',
}

export const states = ['asked', 'running', 'extended', 'breach', 'closed', 'cancelled'] as const
export type State = (typeof states)[number]

export type Who = 'manager' | 'worker' | 'decider'

export type Exemption = PieceOf<State, Who> & {
  kind: Kind
  /** The children who are named in it. */
  childIds: readonly number[]
  /** From which day, as it was said first. */
  fromOn: Temporal.PlainDate
  /** The first day that counts: the first night outside the terms, the first day of an approval, the day of an exemption. */
  beganOn: Temporal.PlainDate | null
  endedOn: Temporal.PlainDate | null
  /** The terms of approval as they were then: terms change. */
  termsThen: string
  /** How many fostered children lived there then. */
  fosteredThen: number
  /** What was said of it where it came from, of one that came by file. */
  said: Said | null
}

export type Facts = {
  actions: { total: number; open: number }
  /** Hearth itself asks, as the days of the law are over. */
  isNobody: boolean
}
export type Standing = StandingOf<Exemption, Who, ExemptionPart, Facts>
export type OpenExemption = RowOf<State, Who> & { kind: Kind; lacks: boolean }
export type When = { piece: Pick<Exemption, 'kind' | 'beganOn' | 'fromOn'>; today: Temporal.PlainDate; days: Days }

/** What the law gives: these no council makes longer. Six working days (CPR 23), sixteen weeks and once eight more (CPR 24, 25). */
export const byLaw = { exception: 6, temporary: 16 * 7, extended: 24 * 7 } as const
