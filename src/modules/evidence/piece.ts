import { apartFrom, restrictedFrom } from '#platform/restricted.ts'

/*
 * A piece of evidence: one thing that the service looked at, wrote down or was told, whichever stream it comes by. What all of them
 * have stands in the table `pieces` (a number, a reference, a household, a form, a state with its day); what only its stream has, in
 * a table of that stream's room, under the same number.
 */

/** Who may see a piece, and what hangs on it. db/policies/00-sight.sql says it of each class; what it does not name, nobody sees. */
export type Sight = 'open' | 'household' | 'worker' | 'restricted' | 'sealed' | 'child_words' | 'anonymous'

/** Whether it is known to a list of people and to nobody else. */
export const isRestricted = (sight: Sight): boolean => sight === 'restricted' || sight === 'sealed'

/** What each stream's pieces begin with: the letter of their references, and their class. The table `streams` says the same, with the
 * duty that begins one. */
export const streams = {
  audit: { letter: 'A', sight: 'household' },
  observation: { letter: 'O', sight: 'worker' },
  leader_visit: { letter: 'P', sight: 'open' },
  complaint: { letter: 'K', sight: 'household' },
  escalation: { letter: 'G', sight: 'household' },
  exemption: { letter: 'X', sight: 'household' },
  allegation: { letter: 'N', sight: 'restricted' },
} as const satisfies Record<string, { letter: string; sight: Sight }>

export type StreamKey = keyof typeof streams

/** The streams whose pieces go by the person. */
export type StreamApart = {
  [Key in StreamKey]: (typeof streams)[Key]['sight'] extends 'open' | 'household' ? never : Key
}[StreamKey]

/** The reference of a new piece. Everything else reads `pieces.ref`: of a number alone it cannot be made. */
export const refOf = (stream: StreamKey, id: number): string =>
  `${streams[stream].letter}-${id >= apartFrom && id < restrictedFrom ? id - apartFrom : id}`
