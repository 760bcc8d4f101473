import type { DecisionKey } from '#framework/safety-alerts.ts'

/** What was settled of one line of a decision. */
export type Settled = { done: boolean; words: string }
export type Decision = Readonly<Record<DecisionKey, Settled>>

export type EndedAs = 'decided' | 'mistake' | 'joined'

/** A safety alert: of a household, for a circle of readers. It runs beside everything else and waits for nobody. */
export type Alert = {
  id: number
  ref: string
  householdId: number
  household: string
  /** People who must not read it: it is about them, or somebody asked that it be kept from them. */
  circle: readonly number[]
  raisedAt: Temporal.Instant
  againAt: Temporal.Instant
  climbsAt: Temporal.Instant
  toldAgainAt: Temporal.Instant | null
  climbedAt: Temporal.Instant | null
  decidedBy: string | null
  decidedAt: Temporal.Instant | null
  endedAs: EndedAs | null
  /** Words with the decision, or why it was a mistake. */
  decision: string | null
  decided: Decision | null
  /** Whether this person reads what was decided and how it climbs, which may hang on what others said. */
  readsDecision: boolean
  /** Whether this person reads all of it, or only their own words and how it stands. */
  whole: boolean
  /** The matter as which it was decided, for whoever knows of that. */
  matterId: number | null
  matter: string | null
}

export type Source = 'household' | 'piece' | 'voice' | 'unfinished'

/** One concern, dated. From a child's voice it holds no words. */
export type Entry = {
  id: number
  at: Temporal.Instant
  cameAt: Temporal.Instant
  cameFrom: string
  byId: number | null
  by: string | null
  source: Source
  /** The reference of the piece of evidence, where it is this reader's to open. */
  piece: string | null
  voice: string | null
  /** Of the voice: whose form it was. */
  form: string | null
  childIds: readonly number[]
  what: string
  acting: string
  circleSaid: boolean
}

export type LineKind = 'told' | 'told again' | 'in place' | 'climbed' | 'out of hours' | 'noted'

/** Who was told, or what somebody noted: dated, with a name, never written over. */
export type Line = {
  entryId: number | null
  at: Temporal.Instant
  kind: LineKind
  person: string | null
  by: string | null
  words: string
}

/** Where a worry is said from this piece of evidence. */
export const newAlertHref = (piece: string): string => `/alerts/new?from=${piece}`

export const isOpen = (alert: Pick<Alert, 'decidedAt'>): boolean => alert.decidedAt === null

/** A circle as the database keeps it: each once, in order. */
export const circleOf = (...people: readonly (readonly number[])[]): number[] =>
  [...new Set(people.flat())].toSorted((a, b) => a - b)

/** "C-1957", "C-1957 and C-1124", "all who live here". */
export function whomInWords(childIds: readonly number[]): string {
  if (childIds.length === 0) return 'all who live here'
  return new Intl.ListFormat('en-GB').format(childIds.map((id) => `C-${id}`))
}
