import type { Duty } from '#framework/s4-roles.ts'

/*
 * Who hears of a piece: those who have a part in it, by name, and those to whom a step falls by their duty. Which parts there are is
 * each stream's own.
 */

export type Hearing<Part extends string, Piece> = {
  /** Who has each part; null when nobody has. */
  who: Readonly<Record<Part, (piece: Piece) => number | null>>
  /** To whom a step falls where nobody has the part: who looks for somebody else, or acts in their place. */
  instead: Readonly<Partial<Record<Part, Duty>>>
}

const isPart = <Part extends string, Piece>({ who }: Hearing<Part, Piece>, hearer: string): hearer is Part =>
  Object.hasOwn(who, hearer)

/** The person of a part. Undefined for a duty: many may have it. */
export function personOf<Part extends string, Piece>(
  hearing: Hearing<Part, Piece>,
  hearer: Part | Duty,
  piece: Piece,
): number | null | undefined {
  return isPart(hearing, hearer) ? hearing.who[hearer](piece) : undefined
}

/** The duty that a hearer is found by: their own; for a step that is to be done, also that of whoever stands in for a part that
 * nobody has. */
export function dutyOf<Part extends string, Piece>(
  hearing: Hearing<Part, Piece>,
  hearer: Part | Duty,
  piece: Piece,
  isToDo: boolean,
): Duty | undefined {
  if (!isPart(hearing, hearer)) return hearer as Duty
  return hearing.who[hearer](piece) === null && isToDo ? hearing.instead[hearer] : undefined
}

/** The same, without those who are not here: nobody has their part. */
export function ofThoseHere<Part extends string, Piece>(
  { who, instead }: Hearing<Part, Piece>,
  here: ReadonlySet<number>,
): Hearing<Part, Piece> {
  const present = (find: (piece: Piece) => number | null) => (piece: Piece) => {
    const id = find(piece)
    return id !== null && here.has(id) ? id : null
  }
  const parts = Object.entries<(piece: Piece) => number | null>(who).map(([part, find]) => [part, present(find)])
  return { who: Object.fromEntries(parts), instead }
}
