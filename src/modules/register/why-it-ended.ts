/** Why a placement changed, as the children looked after return says it (REASON_PLACE_CHANGE). */
export const placeChangeReasons = {
  CARPL: 'the care plan',
  CLOSE: 'the carer resigned or the home closed',
  ALLEG: 'an allegation',
  STAND: 'a concern about the standard of care',
  APPRR: 'approval was removed',
  CREQB: 'the carer asked for it, because of the child’s behaviour',
  CREQO: 'the carer asked for it, for another reason',
  CHILD: 'the child asked for it',
  LAREQ: 'the authority asked for it',
  PLACE: 'only the status of the placement changed',
  CUSTOD: 'a custody arrangement',
  OTHER: 'another reason',
} as const

export type PlaceChangeReason = keyof typeof placeChangeReasons

/** Reasons that nobody had planned; the return's own guidance calls most of these disrupted. */
const unplanned: ReadonlySet<unknown> = new Set<PlaceChangeReason>([
  ...(['CREQB', 'CREQO', 'CHILD', 'LAREQ'] as const),
  ...(['STAND', 'ALLEG', 'APPRR'] as const),
])

export const isUnplanned = (reason: unknown): boolean => unplanned.has(reason)

/** How a stay ended, as far as the reader may know: why it did where they do; else only that nobody had planned it. */
export function howItEnded(stay: { endedUnplanned: boolean; reason: PlaceChangeReason | null }): string | undefined {
  const why = stay.reason === null ? '' : `: ${placeChangeReasons[stay.reason]}`
  if (stay.endedUnplanned) return `Unplanned${why}.`
  return why ? `Planned${why}.` : undefined
}
