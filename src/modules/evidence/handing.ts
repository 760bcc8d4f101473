import type { Duty } from '#framework/s4-roles.ts'
import type { Tx } from '#platform/sql/index.ts'

/** A part that somebody else may take over, as a stream says it. */
export type Handed<State extends string> = {
  /** What they do in it: "watches this visit". */
  does: string
  /** With which duty somebody may have it. */
  duty: Duty
  /** While it stands at one of these. Afterwards what was done is theirs who did it. */
  states: readonly State[]
}

/** Which parts of a stream's pieces are handed over, by whoever leads the line or by the Head of Quality Assurance (piece_people.sql), when
 * somebody leaves, is away for long or does something else. */
export type Handing<P extends { state: string }> = {
  parts: Readonly<Record<string, Handed<P['state']>>>
  /** What else becomes so with it. */
  entails?: (tx: Tx, piece: P, change: { part: string; to: number }) => Promise<unknown>
}

/** Why somebody cannot take a part over, in words. */
export const whyNotInWords: Readonly<Record<string, string>> = {
  'has a part': 'has a part in it already, and nobody has two.',
  'answers to the worker': 'and the worker answer to each other: it would be hard to say what is so.',
  'is not here': 'does not work here any more.',
  'is not on the list': 'does not know of it: whoever keeps its list puts them on it first.',
}
