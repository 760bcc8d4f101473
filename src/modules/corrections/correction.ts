import type { Actor } from '#platform/actor.ts'

/** A question whether something is about the wrong person. */
export type Correction = {
  id: number
  /** Says nothing of order: "Q-4821077312". */
  ref: string
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

/** What somebody has to make sure of before it is erased, as only people know it (UK GDPR, article 17(3); the Inquiries Act 2005). */
export const keptBecause: readonly { key: string; says: string }[] = [
  { key: 'claim', says: 'No court case, claim or complaint needs it' },
  { key: 'retention', says: 'No rule on how long records of children in care and of foster carers are kept covers it' },
  { key: 'inquiry', says: 'No inquiry, review or investigation has asked that such records are kept' },
]

/** What Hearth itself knows of that stands against erasing it (`stands_against_erasing`), and what is to be done first. */
export const outstanding = {
  alert: 'A safety alert that came of it is open. It is decided first.',
  asked: 'Somebody has asked about the same once more. That is decided first.',
  piece: 'The piece of evidence in which it stood is still open. It is finished, or cancelled, first.',
  import: 'The import of this file can still be taken back, which needs its lines. Take it back first.',
} as const
export type Outstanding = keyof typeof outstanding

/** Two people are in it: who asks, and who decides. */
export const mayDecide = (
  correction: Pick<Correction, 'state' | 'putsRight' | 'askedById'>,
  actorId: number,
): boolean => correction.state === 'asked' && correction.putsRight && correction.askedById !== actorId

/** The Head of Quality Assurance and Partnerships opens what was sealed, and erases it; nobody whom it is about. */
export const mayOpen = (
  { state, putsRight }: Pick<Correction, 'state' | 'putsRight'>,
  { duties }: Pick<Actor, 'duties'>,
) => state === 'sealed' && putsRight && duties.has('decide_disagreements')
