/** The forms on which children, carers, families, partners and staff say what they think (clauses 2.2, 7.4), in the language of
 * every form. */
import type { Question, Questions } from '../forms/types.ts'

/** What is asked of every age in a way that can be compared over time. */
export const coreItems = ['home', 'safe', 'listen', 'family', 'overall'] as const
export type CoreItem = (typeof coreItems)[number]

export type Speaker = 'child' | 'young_adult' | 'household_member' | 'carer' | 'parent' | 'partner' | 'worker'

export type TellLink = { text: string; href: string }

/** Somebody to turn to now, as a page shows them; the links are to tap. */
export type SomeoneToTell = { who: string; how: string; links: readonly TellLink[] }

/** Whose name and number the service itself knows: who-to-tell.ts fills them in. */
export type OwnContact = 'reviewing_officer' | 'advocate' | 'council_by_day' | 'council_at_night'

/** `who` follows the name: "Mary Jones, your reviewing officer". */
export type TellEntry = SomeoneToTell | { contact: OwnContact; who: string; how: string }

/** A feedback form is one list of questions, with what it promises before them and says after. */
export type FeedbackForm = Questions & {
  key: FormKey
  speaker: Speaker
  /** Ages that the form is written for; the last one has no upper end. */
  ages?: { from: number; to?: number }
  /** An observation is what another person saw. It is never shown, or counted, as the child’s own voice. */
  isObservation: boolean
  /** Says who will read it first. */
  intro: string
  /** Who reads it, who is told what, and when it cannot be kept private: all that promise.ts says before the first question. */
  safety: string
  next: string
  tell: readonly TellEntry[]
  /** What was asked once and is asked otherwise now: whoever answered it is still read. */
  formerly?: readonly Question[]
}

export type FormKey =
  | 'fq.yp1'
  | 'fq.yp2'
  | 'fq.yp3'
  | 'fq.ya'
  | 'fq.yp.observed'
  | 'fq.hh'
  | 'fq.hh.young'
  | 'fq.fc'
  | 'fq.par'
  | 'fq.pt'
  | 'fq.st'
