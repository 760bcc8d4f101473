import type { Duty } from '#framework/s4-roles.ts'
import type { Answers, Value } from '#framework/forms/answered.ts'
import type { Form, Question, Section } from '#framework/forms/types.ts'
import type { Answer, Given as GivenAnswer, OfTheForm } from '#modules/forms/index.ts'
import type { SafeHtml } from '#platform/html/index.ts'
import type { Context } from '#platform/http/index.ts'
import type { Link, MessageKind } from '#platform/room.ts'
import type { Setting } from '#platform/settings/index.ts'
import type { Sql, Tx } from '#platform/sql/index.ts'
import type { ClockOf } from './clock.ts'
import type { ChildOfPiece, Filled, Mend } from './filling.ts'
import type { Handing } from './handing.ts'
import type { ItsDay } from './its-day.ts'
import type { StreamKey } from './piece.ts'
import type { Behind } from './way-back.ts'
import type { Pieces } from './queries/pieces.ts'
import type { Steps } from './steps.ts'
import type { Effect, MoveRequest } from './stream.ts'
import type { Given, WholeMove } from './whole-move.ts'
import type { OpenRow } from './work.ts'
import type { Rule } from './writers.ts'

/*
 * A plain stream: in each of its pieces a few people are named, who fill its form in by themselves, never by cover, and lead it from
 * state to state. One value says what is its own; all the rest follows from it (`plainStream`). A stream that is odd, as audits are,
 * writes a `Stream`, a `Filling` and its pages instead.
 */

/** What somebody is to a piece, by the parts in which people are named in it: `isObserver`. */
export type Is<Who extends string> = Readonly<Record<`is${Capitalize<Who>}`, boolean>>

/** As much of a piece as every plain stream reads; its own has more. */
export type PieceOf<State extends string, Who extends string> = Filled & {
  state: State
  stateSince: Temporal.Instant
  dueOn: Temporal.PlainDate | null
  household: string | null
  /** For whom the sections are filled in that are filled in child by child. */
  childIds?: readonly number[]
} & Readonly<Record<Who, string>> &
  Readonly<Record<`${Who}Id`, number>>

/** What a judge must know of a piece, and of whoever asks. `missing`: how many questions of each part of the form wait for an answer. */
export type StandingOf<P, Who extends string, Part extends string, Facts> = Is<Who> &
  Facts &
  Behind & {
    piece: P
    today: Temporal.PlainDate
    missing: Readonly<Record<Part, number>>
    /** How many are to be told of it, and were not yet. */
    untold: number
    /** Whether putting right what is over is theirs. */
    corrects: boolean
    given: Given
  }

/** A row of My work. */
export type RowOf<State extends string, Who extends string> = OpenRow<State> & Is<Who> & Readonly<Record<Who, string>>

/** What the day is reckoned from by which a state should be left. */
export type Reckoned<P, Days> = { piece: P; today: Temporal.PlainDate; days: Days }

/** What belongs to a plain stream. */
export type PlainKinds = {
  piece: PieceOf<string, never>
  who: string
  /** Who hears of one besides those who are named in it. */
  hears: string
  part: string
  move: string
  /** What its moves are judged by besides what every plain stream's are. */
  facts: object
  row: OpenRow
  days: Readonly<Record<string, number>>
}

type Standing<T extends PlainKinds> = StandingOf<T['piece'], T['who'], T['part'], T['facts']>

/** A piece with its form as it asks this person, its answers as far as they may read them, and what a move of it is judged by. */
export type CaseOf<T extends PlainKinds> = {
  piece: T['piece']
  form: Form<T['part']>
  children: readonly ChildOfPiece[]
  answers: Answers<Answer>
  writer: Standing<T>
  standing: Standing<T>
}

/** What belongs to it where its form is filled in. */
export type FilledIn<T extends PlainKinds> = {
  piece: T['piece']
  writer: Is<T['who']>
  part: T['part']
  who: T['who']
  view: CaseOf<T>
}

/** What somebody asks for who moves one. */
export type PlainRequest<T extends PlainKinds> = MoveRequest & { move: T['move'] }

/** What hangs on a piece, on its page: what is shown of it, and where more of it is made. `mayWrite`: they keep the piece, and it is open. */
export type Hanging = (
  context: Context,
  piece: { id: number; ref: string },
  mayWrite: boolean,
) => Promise<{ shown: SafeHtml; more: readonly Link[] }>

export type Plain<T extends PlainKinds> = {
  key: StreamKey
  /** What one of its pieces is called: "observation"; and in a sentence of My work. */
  noun: string
  /** What the trail calls it, where people call it otherwise than they once did: what stands there stays. */
  recorded?: string
  /** The heading of one, where its noun and reference say too little: its reference then stands above it. */
  headed?: (piece: T['piece'], today: Temporal.PlainDate) => string
  /** Why this person is not told of its days, in the words that stand in their place: nothing of when it was done, by when it is to be, or what
   * happened to it. Undefined where they are. */
  withheld?: (piece: T['piece']) => string | undefined
  called: (piece: { ref: string; household: string | null }) => string
  /** What theirs is called in My work of whoever it waits for; where nothing is said, as everybody calls it. */
  yours?: (row: T['row'], today: Temporal.PlainDate) => string
  path: string
  clause: string
  begins: T['piece']['state']
  steps: Steps<T['piece']['state'], T['piece'], T['who'] | T['hears'], T['row'], Reckoned<T['piece'], T['days']>>
  moves: Readonly<Record<T['move'], WholeMove<T['piece']['state'], Standing<T>, T['who'] | T['hears']>>>
  pieces: Pieces<T['piece']>
  /** Its days: what its steps and clocks are reckoned by. */
  settings: readonly Setting[]
  form: Form<T['part']>
  /** What its form says where the language of forms is silent. */
  asks: OfTheForm
  /** Who writes which part of it, and when. */
  writes: Readonly<Record<T['part'], Rule<T['piece']['state'], T['who']>>>
  /** Which parts somebody else takes over when whoever has one leaves, is away for long or does something else. */
  handing: Handing<T['piece']>
  /** Who writes down who was told, gives more time and sets actions. */
  keeper: T['who']
  hears: Readonly<Record<T['hears'], (piece: T['piece']) => number | null>>
  /** The questions that this piece does not ask, or not this person. */
  leftOut: (piece: T['piece'], is: Is<T['who']>) => readonly string[]
  /** Under the heading of a section that this person writes. */
  above?: (section: Section<T['part']>, answers: Answers<Answer>) => SafeHtml
  /** Why a part is not theirs to read yet, in the words that stand in its place; undefined when it is. */
  closed: (is: Is<T['who']>, state: T['piece']['state'], part: T['part']) => string | undefined
  /** What is wrong with an answer, besides a day that is to come or before it was held. */
  mistakeIn: (
    piece: T['piece'],
    saving: { question: Question; given: GivenAnswer; value: Value },
    today: Temporal.PlainDate,
  ) => Mend | undefined
  facts: (tx: Tx, about: Pick<CaseOf<T>, 'piece' | 'answers'>) => Promise<T['facts']>
  effects: Readonly<Partial<Record<T['move'], Effect<CaseOf<T>, PlainRequest<T>>>>>
  /** What is kept with a move that it takes from the piece, besides its day. */
  keeps?: (piece: T['piece'], move: T['move']) => Record<string, unknown>
  clocks: readonly ClockOf<T['piece'], T['move']>[]
  /** Columns of a row of My work that it has besides, where it has any. */
  open?: Sql
  reminds: Record<'due' | 'overdue', MessageKind>
  /** What it is, in a word or two: over its reference, and over its sections where it is of no household. */
  kind: (piece: T['piece']) => string
  /** What is so of it, line by line. */
  says: (piece: T['piece'], today: Temporal.PlainDate) => readonly (readonly [string, string])[]
  itsDay: ItsDay<T['piece'], T['move']>
  /** Who did it, over the heading of what is printed. */
  onPaper: (piece: T['piece']) => string
  hangs: Hanging
  /** Whose duty it is to raise an action from one, besides those who raise any. */
  raisers: readonly Duty[]
}
