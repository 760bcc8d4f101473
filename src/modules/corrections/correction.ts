/** A question whether something is about the wrong person. */
export type Correction = {
  id: number
  kind: string
  ofRef: string
  householdId: number | null
  pieceId: number | null
  /** What is wrong, and whose it is, as far as whoever asks knows. */
  what: string
  whose: string
  askedById: number
  askedBy: string
  askedAt: Temporal.Instant
  state: CorrectionState
  decidedBy: string | null
  decidedAt: Temporal.Instant | null
  /** The reason, for whoever asked as well. */
  why: string
  /** Whether this person may put it right: then they are not concerned, and the page is the whole one. */
  putsRight: boolean
}

export type CorrectionState = 'asked' | 'moved' | 'sealed' | 'right' | 'erased'

export const stateNames: Record<CorrectionState, string> = {
  asked: 'To be put right',
  moved: 'Moved to whose it is',
  sealed: 'Sealed',
  right: 'Right as it is',
  erased: 'Erased',
}

/** How it may be decided. */
export const outcomes = ['moved', 'sealed', 'right'] as const
export type Outcome = (typeof outcomes)[number]

/** Grounds in law on which something is erased: UK GDPR, article 17(1). */
export const laws = {
  no_longer_needed: 'It is no longer needed for what it was kept for (UK GDPR, article 17(1)(a))',
  objected: 'The person objects, and nothing weighs more (UK GDPR, article 17(1)(c))',
  unlawful: 'It should never have been kept (UK GDPR, article 17(1)(d))',
  obliged: 'A law or a court obliges us to erase it (UK GDPR, article 17(1)(e))',
} as const
export type Law = keyof typeof laws

/** What each must be told of before it is erased: none of these may be so (UK GDPR, article 17(3); the Inquiries Act 2005). */
export const keptBecause: readonly { key: string; says: string }[] = [
  { key: 'claim', says: 'No court case, claim or complaint needs it' },
  { key: 'retention', says: 'No rule on how long records of children in care and of foster carers are kept covers it' },
  { key: 'inquiry', says: 'No inquiry, review or investigation has asked that such records are kept' },
  { key: 'alert', says: 'No safety alert that came of it is open' },
]

/** Two people are in it: who asks, and who decides. */
export const mayDecide = (
  correction: Pick<Correction, 'state' | 'putsRight' | 'askedById'>,
  actorId: number,
): boolean => correction.state === 'asked' && correction.putsRight && correction.askedById !== actorId
