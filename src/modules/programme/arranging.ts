import { isBefore } from '#platform/dates/index.ts'
import { type Mistake, mistakeIf } from '#platform/problems.ts'
import { accompanied, type Area, type Kind, withCase } from './visit.ts'

export type Arranged = {
  leaderId: number | null
  companionId: number | null
  /** Whoever goes along may judge what they come to see: watch practice, or audit. */
  companionMay?: boolean
  kind: Kind
  area: Area
  place: string
  on: Temporal.PlainDate
  householdId: number | null
  /** Somebody else audited or watched there in this quarter already, or is to; and nobody said that it is right all the same. */
  wasMet?: string | undefined
}

/** What stands against a day that is agreed with a leader's office, each at its field. */
export function mistakesIn(
  { leaderId, companionId, companionMay, kind, area, place, on, householdId, wasMet }: Arranged,
  today: Temporal.PlainDate,
): Mistake[] {
  return [
    ...mistakeIf(leaderId === null, 'leader', 'Choose whose day it is.'),
    ...mistakeIf(
      accompanied.includes(kind) && companionId === null,
      'companion',
      'Choose who goes along: a leader does not judge alone.',
    ),
    ...mistakeIf(
      companionId !== null && companionId === leaderId,
      'companion',
      'Choose somebody else: a leader does not judge alone.',
    ),
    ...mistakeIf(
      accompanied.includes(kind) && companionId !== null && companionMay === false,
      'companion',
      'Choose somebody whose part it is to watch practice, or to audit: they judge, and the leader does not.',
    ),
    ...mistakeIf(
      householdId !== null && !withCase.includes(kind),
      'household',
      'A household is met when practice is watched, a case audited or a child’s story read. Leave it empty, or choose one of these.',
    ),
    ...mistakeIf(
      wasMet !== undefined,
      'household',
      'Somebody else audits or watches there in this quarter: once is enough for a family. Choose another household, or say that it is right.',
      wasMet,
    ),
    ...mistakeIf(area === 'elsewhere' && place === '', 'place', 'Say which service it is.'),
    ...mistakeIf(isBefore(on, today), 'on', 'Give a date from today on: the day is still to come.'),
  ]
}
