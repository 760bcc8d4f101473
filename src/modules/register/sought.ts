import { readReference } from '#platform/reference.ts'

/** What somebody looks for, as it may stand in Hearth. */
export type Sought = {
  /** "H-1143", as its letter and the whole. */
  reference?: { letter: string; ref: string } | undefined
  /** A number without a letter: any reference may have it. */
  digits?: number | undefined
  /** The number in the case system, as people type such numbers. */
  numbers: readonly string[]
  /** "GP" and "G.P."; none where that is too long for initials. */
  initials: readonly string[]
  /** Part of the name of a worker or a team; none where it is too short to tell one from another. */
  name?: string | undefined
}

/** How many of a kind are shown. */
export const most = 25

export type FoundKind = 'household' | 'child' | 'worker' | 'team'

/** One that was found, as far as whoever looks may see it. */
export type FoundOne = {
  kind: FoundKind
  id: number
  /** Of a worker or a team their name. */
  ref: string
  initials: string
  caseSystemId: string | null
  bornOn: Temporal.PlainDate | null
  /** Where a child lives now. */
  household: string | null
  /** By its number, which names one. */
  byNumber: boolean
}

/** Reads what was typed: with signs that nobody sees, in capitals or not. */
export function readSought(text: string): Sought {
  const typed = text
    .replaceAll(/\p{Cf}/gu, '')
    .trim()
    .replaceAll(/\s+/g, ' ')
  if (typed === '' || typed.length > 100) return { numbers: [], initials: [] }
  const together = typed.replaceAll(' ', '')
  return {
    reference: readReference(typed),
    digits: /^\d{1,9}$/.test(typed) ? Number(typed) : undefined,
    numbers: [...new Set([typed, together].flatMap((one) => [one, one.toUpperCase(), one.toLowerCase()]))],
    initials: initialsIn(together.replaceAll('.', '').toUpperCase()),
    name: typed.length >= 3 && /\p{L}/u.test(typed) ? typed : undefined,
  }
}

/** Of carers they are kept as "GP", of children as "G.P." */
function initialsIn(letters: string): string[] {
  if (!/^\p{L}{1,4}$/u.test(letters)) return []
  return [letters, `${[...letters].join('.')}.`]
}
