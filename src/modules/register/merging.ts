import { inFull } from '#platform/dates/index.ts'

/*
 * Two records of one child, carer or household: an import brought them under a second number. One stays, the other leads to it (decisions 66
 * and 72).
 */

/** Of what two records may be one. */
export const recordKinds = ['child', 'carer', 'household'] as const
export type RecordKind = (typeof recordKinds)[number]

/** Why two records cannot be one, or two again, as the database found it: days, references, or a position. */
export type Against = {
  what: 'born' | 'stay' | 'home' | 'audit' | 'asked' | 'audits' | 'alerts' | 'carers' | 'other way' | 'position'
  ofEnds: string
  ofStays: string
}

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
    case 'asked':
      return `For ${ofEnds} both were asked, and ${ends} has said something. Let ${stays} end instead, or let it be finished first.`
    case 'audits':
      return `Both have an open audit: ${ends} has ${ofEnds}, and ${stays} has ${ofStays}. Let the audits of one of them be cancelled or finished first.`
    case 'alerts':
      return `Both have an open safety alert: ${ends} has ${ofEnds}, and ${stays} has ${ofStays}. Let one of them be decided first.`
    case 'carers':
      return `The carers ${ofEnds} of ${ends} and ${ofStays} of ${stays} have the same position. If they are one person, make those two records one first. If not, give each a position of their own in the case system, and bring that in first.`
    case 'other way':
      return `${ends} goes on, and ${stays} has ended. Let ${stays} end instead.`
    case 'position':
      return `Two carers would have position ${ofStays} of ${ofEnds}. ${mend}`
  }
}

const day = (text: string): string => inFull(Temporal.PlainDate.from(text))
