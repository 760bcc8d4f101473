import type { Answers, Value } from '#framework/forms/answered.ts'
import type { Called } from '#framework/forms/depth.ts'
import type { Form, Question, Section } from '#framework/forms/types.ts'
import type { Period } from '#framework/law/instruments.ts'
import type { Sign } from '#modules/alerts/index.ts'
import type { Answer, Given, OfTheForm } from '#modules/forms/index.ts'
import type { Household, PlacedChild } from '#modules/register/index.ts'
import type { Actor } from '#platform/actor.ts'
import type { SafeHtml } from '#platform/html/index.ts'
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
export type Mend = { message: string; confirm?: string; at?: 'evidence' }

/** What belongs to a stream: its pieces, what a person is to one, the piece as it is read for a page, the parts of its form, and the
 * names by which its table of writers goes. */
export type Kinds = { piece: Filled; writer: unknown; view: object; part: string; who: string }

/** What the saving of an answer must know of a stream. */
export type Saving<T extends Kinds> = {
  /** Where its pieces are listed; each is below it, by its reference. */
  path: string
  /** The form as shipped: what raises an alert there does so in every version, and is kept from whom the alert is kept from. */
  shipped: Form<T['part']>
  form: (tx: Tx, version: VersionOfForm) => Promise<Form<T['part']>>
  /** Held at its step for the rest of the transaction, beside others who save. NotFound when it, or this section of it, is not theirs
   * to fill in. */
  hold: (tx: Tx, at: { ref: string; section: string }) => Promise<T['piece']>
  /** For whom the sections are filled in that are filled in for each child. */
  children: (tx: Tx, piece: T['piece']) => Promise<readonly ChildOfPiece[]>
  /** What this person is to the piece, as far as this question asks for it. */
  writer: (tx: Tx, actor: Actor, piece: T['piece'], question: Question) => Promise<T['writer']>
  writers: Writers<T['writer'], T['piece']['state'], T['part'], T['who']>
  /** What its form says where the language of forms is silent. */
  asks: OfTheForm
  /** What is wrong with an answer that its question allows. */
  mistakeIn?: (
    tx: Tx,
    piece: T['piece'],
    saving: { question: Question; given: Given; value: Value },
    today: Temporal.PlainDate,
  ) => Promise<Mend | undefined>
  /** What follows from an answer: looked at before it is written, and what comes back is done once it is. */
  watch?: (
    tx: Tx,
    piece: T['piece'],
    given: Given,
    today: Temporal.PlainDate,
  ) => Promise<(() => Promise<void>) | undefined>
}

/** What the context of a route knows of who asks. */
export type Asking = { tx: Tx; actor: Actor; today: Temporal.PlainDate; now: Temporal.Instant }

/** A piece read for its page, as far as the person may see it; a stream's own has more. */
export type View<T extends Kinds> = T['view'] & {
  piece: Pick<T['piece'], 'id' | 'ref' | 'householdId' | 'state'>
  form: Form<T['part']>
  children: readonly ChildOfPiece[]
  answers: Answers<Answer>
  writer: T['writer']
  /** What the form of an alert needs, where it has been read already. */
  home?: { household: Household; placed: readonly PlacedChild[]; sign: Sign }
}

/** A section's page: for a section that is filled in for each child, that child's. */
export type Place<Part extends string> = { section: Section<Part>; child: ChildOfPiece | null }

/** What stands around the answers of a page. */
export type Beside = {
  /** Under the heading. */
  above?: SafeHtml | undefined
  /** Before all questions: what people said, for a section about that. */
  panel?: SafeHtml | undefined
  /** Before one question: what helps to answer it. */
  before?: (question: Question) => SafeHtml | undefined
  /** After one answer. */
  after?: (question: Question) => SafeHtml | undefined
}

/** How a stream's form is filled in: its pages (`sectionRoutes`), and the saving of what they send. */
export type Filling<T extends Kinds> = Saving<T> & {
  /** What a page calls one of its pieces: "audit", for "Audit A-12" and "Back to the audit". */
  noun: string
  /** What the trail calls that somebody opened a section. */
  looked: string
  /** NotFound when there is none that they may see any of. */
  view: (asking: Asking, ref: string) => Promise<View<T>>
  /** Whether this person opens this section at all; without it, every section of what they see. */
  opens?: (actor: Actor, view: View<T>, section: Section<T['part']>) => boolean
  /** The time that it looks at: what its questions rest on is read by the editions of that time. */
  looksAt: (view: View<T>) => Period
  /** Above the heading, before the title of the section: whom it is about. */
  caption: (view: View<T>, child: ChildOfPiece | null, today: Temporal.PlainDate) => string
  /** Asked once for a page, and then for each section on it: what several of them read is read once. */
  beside?: (asking: Asking, view: View<T>) => (place: Place<T['part']>) => Promise<Beside>
  /** Spares this person a question, such as the empty part of somebody else. */
  spares?: (view: View<T>, question: Question, childId: number | null, writes: boolean) => boolean
  /** Of a further question, or one of a module: whether something about this piece calls for it. */
  called?: (view: View<T>) => Called
  /** Where an action is set in place of the words that an answer calls for. */
  actionHref?: (actor: Actor, view: View<T>, question: Question) => string | undefined
  /** What is said of words that are missing, where only this person can say them; without it, or for other questions, the usual. */
  wordsWanted?: (question: Question) => string | undefined
  /** A section whose answers nobody puts right once the piece is over: they are compared with what somebody else gave. */
  staysAsGiven?: (section: Section<T['part']>) => boolean
  /** The questions of its form that ask who is acting on a danger: the form of an alert beside them does not ask again. */
  acting?: { section: string; acting: string; words: string }
  /** For an alert: the piece if this person may see any of it. NotFound when not. */
  find: (tx: Tx, ref: string) => Promise<Pick<T['piece'], 'id' | 'ref' | 'householdId'>>
  /** What the page asks again and again: made with `findMoment`. Undefined when they may not learn of this section. */
  moment: (asking: Asking, at: AskedOfSection) => Promise<Moment | undefined>
}
