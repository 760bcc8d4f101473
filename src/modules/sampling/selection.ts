import { createHash } from 'node:crypto'

/** A household as the draw sees it: nothing of its fostering social worker, because nobody is chosen by who did the work. */
export type Drawable = {
  id: number
  approved: boolean
  /** Who manages the household’s own team. */
  managerId: number | null
  /** The last day on which it was audited. */
  auditedOn: Temporal.PlainDate | null
  drawnThisMonth: boolean
}

export type DrawRules = {
  /** The team manager who will audit. */
  managerId: number
  today: Temporal.PlainDate
  /** Months; 0 lets every household be drawn, however lately it was audited. */
  notWithin: number
}

/** The households that this manager’s monthly audit may fall on (clause 4.7; process.md 1.4), by their numbers. */
export function candidatesFor(households: readonly Drawable[], { managerId, today, notWithin }: DrawRules): number[] {
  const since = today.subtract({ months: notWithin })
  const lately = ({ auditedOn }: Drawable) =>
    notWithin > 0 && auditedOn !== null && Temporal.PlainDate.compare(auditedOn, since) > 0
  return households
    .filter((one) => one.approved && one.managerId !== managerId && !one.drawnThisMonth && !lately(one))
    .map((one) => one.id)
    .toSorted((a, b) => a - b)
}

/**
 * Draws one candidate: the one whose number, hashed together with the seed, comes first. The seed and the candidates are
 * kept with the draw, so that anybody can draw it again and find the same household. Undefined when there is none.
 */
export function draw(seed: string, candidates: readonly number[]): number | undefined {
  const inTurn = candidates.toSorted((a, b) => (lotOf(seed, a) < lotOf(seed, b) ? -1 : 1))
  return inTurn[0]
}

function lotOf(seed: string, household: number): string {
  return createHash('sha256').update(`${seed}:${household}`).digest('hex')
}
