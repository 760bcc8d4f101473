import type { Duty } from '#framework/s4-roles.ts'
import type { Actor } from '#platform/actor.ts'
import type { Link, MessageKind } from '#platform/room.ts'
import type { Tx } from '#platform/sql/index.ts'
import type { ReturnableMove } from '#platform/workflow.ts'
import type { ClockOf } from './clock.ts'
import type { Hearing } from './hearers.ts'
import type { StreamKey } from './piece.ts'
import type { Steps } from './steps.ts'

/*
 * A stream of pieces: its states, what leads from one to the next, by when, and who hears of it. One value per stream, checked by the
 * compiler; `commands/move.ts` is the road that all of them go. What is odd about a stream stays in its room.
 */

/** As much of a piece as the road itself reads; a stream's own has more. */
export type Moving = {
  id: number
  ref: string
  householdId: number | null
  state: string
  stateSince: Temporal.Instant
  dueOn: Temporal.PlainDate | null
}

/** What somebody asks for. A stream adds what its own moves are given. */
export type MoveRequest = {
  move: string
  words?: string
  /** The day that the page of the move asked for. */
  on?: Temporal.PlainDate
  /** What is kept of it beside the words. */
  details?: Record<string, unknown>
}

export type StreamMove<State extends string, Facts> = ReturnableMove<State, Facts> & {
  /** The piece stands afterwards where it stood: its day stays, and nobody is called on anew. */
  stays?: true
  /** Nobody presses it: it stands under no name, in the trail as in the moves. */
  byHearth?: true
  /** It gives the piece back to whoever had it, with what was asked. */
  handsBack?: true
  /** What My work says of it, this month, to whoever made it: "You sent it". */
  done?: string
  /** Where it is quiet otherwise: whether it is what should be pressed now. */
  urged?: (facts: Facts) => boolean
  /** Where what it still needs is done, when that has a page of its own. */
  leads?: (facts: Facts) => Link | undefined
}

/** One thing that is said when a move is made, and to whom. */
export type Telling<State extends string, Part extends string> = {
  kind: MessageKind
  to: readonly (Part | Duty)[]
  /** Only when the move leads there; without it, wherever it leads. */
  into?: State
  /** Something is to be done: where nobody has the part, it falls to whoever stands in. Else it is news, for those who are there. */
  isToDo?: true
  /** Said of those who had their part before the move: somebody who is replaced has none after it. */
  asBefore?: true
  /** They may open the list, and not the piece. */
  listOnly?: true
}

/** P: a piece with its state. K: all that is known of it when it moves, with the facts that the judge asks for. R: what may be asked. */
export type Stream<P extends Moving, K extends { standing: unknown }, R extends MoveRequest, Part extends string> = {
  key: StreamKey
  /** What one of its pieces is called: "observation". Pages say "Observation O-12". */
  noun: string
  /** What the trail calls it, where that is another word. */
  recorded?: string | undefined
  /** Where its pieces are listed; each is below it, by its reference. */
  path: string
  /** The state that a new one stands in. */
  begins: P['state']
  steps: Steps<P['state'], P, Part>
  /** The kind of the trail's entry. */
  moved: string
  moves: Readonly<Record<R['move'], StreamMove<P['state'], K['standing']>>>
  /** The states from which Hearth itself leads on in the same moment, and by which move. */
  onward?: Readonly<Partial<Record<P['state'], R>>>
  /** Held for the rest of the transaction, with what else it is judged by. */
  lock: (tx: Tx, ref: string) => Promise<P>
  find: (tx: Tx, id: number) => Promise<P>
  facts: (tx: Tx, actor: Actor, piece: P, request: R, today: Temporal.PlainDate) => Promise<K>
  /** What a move does besides moving. */
  effects: Readonly<Partial<Record<R['move'], Effect<K, R>>>>
  /** What is kept with the move of a piece that it takes from the piece. */
  keeps: (piece: P, move: R['move']) => Record<string, unknown>
  /** By when the state that it enters today should be left. */
  due: (
    tx: Tx,
    piece: P,
    entered: { state: P['state']; by: R['move'] },
    today: Temporal.PlainDate,
  ) => Promise<Temporal.PlainDate | null>
  /** What is to be done by when, beside the day of its state. */
  clocks?: readonly ClockOf<P, R['move']>[]
  hearing: Hearing<Part, P>
  /** Whom a move tells; one that tells nobody says so. */
  tells: Readonly<Record<R['move'], readonly Telling<P['state'], Part>[]>>
  /** It goes out at once; the rest waits for the day's digest. */
  isUrgent: (piece: P) => boolean
}

export type Effect<K, R> = (tx: Tx, known: K, request: R, today: Temporal.PlainDate) => Promise<unknown>

/** As much of the moves as is said of one that was made. */
export type SaidOfMoves = Readonly<
  Record<string, Pick<StreamMove<string, never>, 'label' | 'handsBack' | 'done' | 'stays'>>
>

/** The moves that give a piece back to whoever had it. */
export const handingBack = (moves: SaidOfMoves): string[] => Object.keys(moves).filter((move) => moves[move]?.handsBack)
