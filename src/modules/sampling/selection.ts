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
  /** Beyond its review and the audit of that, somebody audited or observed there this quarter, or is to: that is enough for a family. */
  metThisQuarter: boolean
  /** Who audited, observed or moderated there this quarter, its review among it. */
  metBy: readonly (number | null)[]
  /** The service manager has taken it out of every proposal. */
  neverProposed: boolean
}

export type DrawRules = {
  /** The team manager who will audit. */
  managerId: number
  today: Temporal.PlainDate
  /** Months; 0 lets every household be drawn, however lately it was audited. */
  notWithin: number
}

/** The households that this manager’s monthly audit may fall on (clause 4.7; reading 7), by their numbers. */
export function candidatesFor(households: readonly Drawable[], { managerId, today, notWithin }: DrawRules): number[] {
  const since = today.subtract({ months: notWithin })
  const lately = ({ auditedOn }: Drawable) =>
    notWithin > 0 && auditedOn !== null && Temporal.PlainDate.compare(auditedOn, since) > 0
  return households
    .filter((one) => one.approved && one.managerId !== managerId && !one.drawnThisMonth && !lately(one))
    .filter((one) => !one.metThisQuarter && !one.metBy.includes(managerId))
    .map((one) => one.id)
    .toSorted((a, b) => a - b)
}

/**
 * Draws with one seed after another until a household comes out that may be proposed: that seed is the one that is kept. Among the
 * candidates stands everybody whom the rules let be drawn, so that neither their list nor their number tells who was taken out; each of the
 * others is as likely as the next. Undefined when nobody is left.
 */
export function drawProposable(
  newSeed: () => string,
  candidates: readonly number[],
  never: ReadonlySet<number>,
): { seed: string; drawn: number } | undefined {
  if (candidates.every((one) => never.has(one))) return undefined
  for (let tries = 100 * candidates.length; tries > 0; tries -= 1) {
    const seed = newSeed()
    const drawn = draw(seed, candidates)
    if (drawn !== undefined && !never.has(drawn)) return { seed, drawn }
  }
  return undefined
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
