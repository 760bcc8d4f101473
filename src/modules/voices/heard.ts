import type { Actor } from '#platform/actor.ts'
import { addWorkingDays, londonDate } from '#platform/dates/index.ts'
import type { Share } from './voice.ts'

/** What a child said to somebody who came and wrote it down for a piece of evidence, for those who hear the child. Nobody asked for it as
 * for a voice, and it is no voice: it stands once, among the answers of that piece (decision 54). */
export type ChildsWords = {
  id: number
  pieceId: number
  childId: number
  household: string | null
  /** Their Independent Reviewing Officer, by name. */
  officer: string | null
  /** As they stand now; empty when whoever wrote them took them back. */
  words: string
  /** Of which version these are, and when somebody wrote them. */
  wordsVersion: number
  writtenAt: Temporal.Instant
  share: Share | null
  handedOnAt: Temporal.Instant
  toldAt: Temporal.Instant | null
  toldBy: string | null
  toldWords: string
  version: number
  /** Who has heard this version of them. */
  qualityAt: Temporal.Instant | null
  qualityBy: string | null
  officerAt: Temporal.Instant | null
  officerBy: string | null
  /** What whoever asks is to the child, by duties of their own. */
  isQuality: boolean
  isOfficer: boolean
}

/** Who has a list of it: whom it goes to by their duty, each of them as far as the database shows. */
export const hearsChildren = ({ duties }: Pick<Actor, 'duties'>): boolean =>
  duties.has('hold_voices') || duties.has('gather_child_voices')

export type Hearer = 'quality' | 'officer'

/** As whom this person is still to hear it: once for the whole quality team, and the child's officer themselves. */
export function toHear(
  said: Pick<ChildsWords, 'isQuality' | 'isOfficer' | 'qualityAt' | 'officerAt' | 'words'>,
): Hearer[] {
  if (said.words === '') return []
  return [
    ...(said.isQuality && said.qualityAt === null ? (['quality'] as const) : []),
    ...(said.isOfficer && said.officerAt === null ? (['officer'] as const) : []),
  ]
}

export type HearingDays = { 'voices.heard_due': number; 'voices.answer_due': number }

/** By when it is heard, and by when the child hears what came of it: counted from when it was handed on. */
export function daysOf(
  { handedOnAt }: Pick<ChildsWords, 'handedOnAt'>,
  days: HearingDays,
): { heard: Temporal.PlainDate; told: Temporal.PlainDate } {
  const from = londonDate(handedOnAt)
  return {
    heard: addWorkingDays(from, days['voices.heard_due']),
    told: addWorkingDays(from, days['voices.answer_due']),
  }
}
