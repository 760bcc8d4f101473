import { inFull } from '#platform/dates/index.ts'

/*
 * Two records of one child: an import brought them under a second number. One stays, the other leads to it (decision 66).
 */

/** Why two records cannot be one, as the database found it: a day of each, or the reference of an audit. */
export type Against = { what: 'born' | 'stay' | 'home' | 'audit'; ofEnds: string; ofStays: string }

type Refs = { ends: string; stays: string }

const mend = 'Put it right in the case system, and bring that in first.'

/** Each with what can be done about it; of where they lived by the days alone, as whoever reads it sees no case. */
export function againstInWords({ what, ofEnds, ofStays }: Against, { ends, stays }: Refs): string {
  switch (what) {
    case 'born':
      return `${ends} and ${stays} were born on different days. ${mend}`
    case 'stay':
      return `The episode of ${ends} from ${day(ofEnds)} and that of ${stays} from ${day(ofStays)} cannot both be. ${mend}`
    case 'home':
      return `${ends} from ${day(ofEnds)} and ${stays} from ${day(ofStays)} lived in different households at one time. ${mend}`
    case 'audit':
      return `${ofEnds} looks at both, and something was written or said of ${ends} there. Let ${stays} end instead, take one of them out of it, or let it be finished first.`
  }
}

const day = (text: string): string => inFull(Temporal.PlainDate.from(text))
