import { type Duty, type RoleKey, roles } from '#framework/s4-roles.ts'

/*
 * A change of somebody's access. Nobody becomes somebody else: what gives a way to cases, or the power to give one, waits
 * until a second person has said yes. Decision 34.
 */

/** What can change. Those of `ownYes` may wait; the others are done at once and stand in the list. */
export type ChangeKind =
  | WaitingKind
  | 'role ended'
  | 'access ended'
  | 'invitation accepted'
  | 'cover set'
  | 'team given'
  | 'number changed'

export type WaitingKind =
  | 'person added'
  | 'role given'
  | 'address changed'
  | 'invited again'
  | 'let in again'
  | 'records merged'
  | 'records parted'

/** Whether the person concerned may be the second to say yes: never to what gives them more than they had. */
export const ownYes: Readonly<Record<WaitingKind, boolean>> = {
  'person added': false,
  'role given': false,
  'let in again': false,
  'records merged': false,
  'records parted': false,
  'address changed': true,
  'invited again': true,
}

export type ChangeState = 'waiting' | 'at once' | 'confirmed' | 'refused' | 'withdrawn' | 'closed'

/** What a kind needs to say: references and addresses. */
export type What = {
  role?: RoleKey
  fromOn?: string
  untilOn?: string | null
  from?: string
  to?: string
  coverId?: number | null
  teamId?: number
  /** The record that stays, where two are made one or parted. */
  intoId?: number
  /** Where it is about two records of something that another room keeps. */
  two?: RecordsOf
  /** The person themselves was asked, at the address that was theirs. */
  asksThem?: true
}

/** Two records that another room keeps ("child"): by their references, and who of those who work here is concerned by it, so that they neither
 * ask for it nor say yes. */
export type RecordsOf = {
  record: string
  noun: string
  ends: string
  stays: string
  endsId: number
  staysId: number
  concerned: readonly number[]
}

/** How many of each there are of what hangs on a record. */
export type Hanging = { place: string; count: number }

export type AccessChange = {
  id: number
  /** Null: it is about two records, and nobody's access. */
  personId: number | null
  kind: ChangeKind
  what: What
  state: ChangeState
  /** Null: the command line of the server. */
  askedBy: number | null
  askedAt: Temporal.Instant
  version: number
  settledBy: number | null
  settledAt: Temporal.Instant | null
  reason: string | null
}

/** What brings knowledge though the role sees no case, or the power to give it. */
const powers: readonly Duty[] = ['manage_people', 'read_trail', 'hold_restricted', 'hold_sealed']

/** Whether a role gives a way to cases, or the power to give one: administrators see no case, and make those who do. */
export function givesPower(role: RoleKey): boolean {
  const { reach, duties } = roles[role]
  return reach !== 'none' || duties.some((duty) => powers.includes(duty))
}

/** The duties of those who may be the second person. */
export const secondDuties = ['manage_people', 'confirm_access'] as const satisfies readonly Duty[]

/** Who looks at a change: their number, their duties, and in whose place they stand today. */
export type Looker = { id: number; duties: ReadonlySet<string>; actsFor: readonly number[] }

/**
 * Whether this person may say yes: one who did not ask. The person concerned, where it gives them nothing; else an
 * administrator or the Head of Quality Assurance, whom it gives nothing either, not even by covering for them.
 */
export function mayConfirm(
  change: Pick<AccessChange, 'kind' | 'state' | 'askedBy' | 'personId'> & { what?: What },
  who: Looker,
): boolean {
  if (change.state !== 'waiting' || who.id === change.askedBy) return false
  const two = change.what?.two
  if (two) return isSecond(who) && !isConcerned(who, [change.askedBy, ...two.concerned])
  const into = change.what?.intoId
  if (into !== undefined && (who.id === into || who.actsFor.includes(into))) return false
  if (who.id === change.personId) return ownYes[change.kind as WaitingKind]
  return isSecond(who) && !isConcerned(who, [change.personId])
}

/** Whether somebody is one of these, or covers for one. */
export const isConcerned = (who: Pick<Looker, 'id' | 'actsFor'>, people: readonly (number | null)[]): boolean =>
  people.includes(who.id) || people.some((one) => one !== null && who.actsFor.includes(one))

/** Whether this person may say no: whoever may say yes, and the person concerned in any case. */
export function mayRefuse(change: Pick<AccessChange, 'kind' | 'state' | 'askedBy' | 'personId'>, who: Looker): boolean {
  if (change.state !== 'waiting' || who.id === change.askedBy) return false
  return who.id === change.personId || isSecond(who)
}

/** Whether this person may take it back: whoever asked. */
export function mayWithdraw({ state, askedBy }: Pick<AccessChange, 'state' | 'askedBy'>, who: Looker): boolean {
  return state === 'waiting' && askedBy === who.id
}

const isSecond = ({ duties }: Looker): boolean => secondDuties.some((duty) => duties.has(duty))

/** Who reads the list: administrators, Quality Assurance and Partnerships, and whoever answers for information governance. */
export const mayReadChanges = ({ duties }: Pick<Looker, 'duties'>): boolean =>
  duties.has('manage_people') || duties.has('read_trail')
