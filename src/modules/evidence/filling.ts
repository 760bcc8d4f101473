import type { Value } from '#framework/forms/answered.ts'
import type { Form, Question } from '#framework/forms/types.ts'
import type { Given, OfTheForm } from '#modules/forms/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { Writers } from './writers.ts'

/*
 * A form that several people fill in, as far as its answers and its pages go: one value a stream, checked by the compiler. What all
 * streams have stands in commands/save-answer.ts, routes/sections.ts and pages/section.ts; what is odd about one, in its own room.
 */

/** Which version of its form a piece is filled in with. */
export type VersionOfForm = {
  formVersionId: number
  /** Tells one version from another. */
  formDigest: string
}

/** Which section of which piece is asked after; `child`: whose, by reference, or empty. */
export type AskedOfSection = { ref: string; section: string; child: string }

/** What stands in a section at this moment, as far as the person who asks may learn of it. */
export type Moment = VersionOfForm & {
  child: { id: number } | null
  /** Who else had the piece open in the last 20 seconds. */
  people: string[]
  versions: { question: string; version: number }[]
}

/** As much of a piece as the saving of an answer reads; a stream's own has more. */
export type Filled = VersionOfForm & { id: number; ref: string; householdId: number | null; state: string }

/** As much of a child as filling in reads. */
export type ChildOfPiece = { id: number; ref: string; initials: string }

/** What is wrong with an answer, and how to mend it. `confirm`: it is only odd, to be mended or said to be right. */
export type Mend = { message: string; confirm?: string }

/** P: a piece. W: what a person is to it. Part: the parts of its form. Who: the names by which its table of writers goes. */
export type Saving<P extends Filled, W, Part extends string, Who extends string> = {
  /** Where its pieces are listed; each is below it, by its reference. */
  path: string
  /** The form as shipped: what raises an alert there does so in every version. */
  shipped: Form<Part>
  form: (tx: Tx, version: VersionOfForm) => Promise<Form<Part>>
  /** Held at its step for the rest of the transaction, beside others who save. NotFound when it, or this section of it, is not theirs
   * to fill in. */
  hold: (tx: Tx, at: { ref: string; section: string }) => Promise<P>
  /** For whom the sections are filled in that are filled in for each child. */
  children: (tx: Tx, piece: P) => Promise<readonly ChildOfPiece[]>
  /** What this person is to the piece, as far as this question asks for it. */
  writer: (tx: Tx, actor: Actor, piece: P, question: Question) => Promise<W>
  writers: Writers<W, P['state'], Part, Who>
  /** What its form says where the language of forms is silent. */
  asks: OfTheForm
  /** What is answered here of a child at risk, by key: kept from whoever an alert raised here must not reach (`is_about_risk` in the
   * database). */
  isAboutRisk?: (key: string) => boolean
  /** What is wrong with an answer that its question allows. */
  mistakeIn?: (
    tx: Tx,
    piece: P,
    saving: { question: Question; given: Given; value: Value },
    today: Temporal.PlainDate,
  ) => Promise<Mend | undefined>
  /** What follows from an answer: looked at before it is written, and what comes back is done once it is. */
  watch?: (tx: Tx, piece: P, given: Given, today: Temporal.PlainDate) => Promise<(() => Promise<void>) | undefined>
}
