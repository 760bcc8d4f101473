import type { Duty } from '#framework/s4-roles.ts'
import type { Actor } from '#platform/actor.ts'
import { addWorkingDays } from '#platform/dates/index.ts'

/*
 * The states of a stream, each a complete record: what it is called, with whom a piece in it is, whose turn it is, by when it should
 * be left, and what My work says of it. A stream writes `Record<State, Step<…>>`: neither a state nor a word about one can be forgotten.
 */

/** What My work asks of somebody in a state. */
export type Asks<Row> = {
  /** A verb and its object; `…` stands for the piece. */
  what: string
  /** Why it is theirs. */
  why: string
  /** Where it is done, below the address of the piece. */
  href?: string
  mine: (row: Row, actor: Actor) => boolean
  /** Where this has a day of its own; everything else is due with the piece. */
  dueOn?: (row: Row) => Temporal.PlainDate | null
}

/** P: the piece. Row: what My work reads of one that is open. When: what its day is reckoned from. */
export type Step<P, Part extends string, Row = never, When = never> = {
  name: string
  /** With whom it is, by name where somebody is named: "It is with …". */
  isWith: (piece: P) => string
  /** Whose turn it is: they are reminded before its date and after it. */
  turn: readonly (Part | Duty)[]
  /** By when it should be left; null: never. */
  due: (when: When) => Temporal.PlainDate | null
  /** The same in words, with the settings that it reads, for the drawing in docs/states; '' when never. */
  dueInWords: string
  /** Whose turn it is, as a verb. The first that fits is the person's; otherwise they wait. */
  asks: readonly Asks<Row>[]
  /** Where it waits for a day on which something happens: once that day is over, what My work asks of whoever has a part in it, and what its
   * page says above what they can do then. `…` stands for the piece. */
  passed?: { what: string; says: string }
  /** What My work says of it to the others who take part: "With Ada, the moderator". */
  waiting: (row: Row) => string
  /** Who has a copy to read meanwhile. */
  copyFor?: Duty
  over?: true
  /** Many pieces never come here. */
  rare?: true
  /** No step of the way: a piece may leave for it from anywhere. */
  aside?: true
}

export type Steps<State extends string, P, Part extends string, Row = never, When = never> = Readonly<
  Record<State, Step<P, Part, Row, When>>
>

/** A state in which a piece is over: it is with nobody, and nobody's turn. */
export const ended = (name: string, how: { aside?: true } = {}) =>
  ({
    ...how,
    name,
    isWith: () => 'nobody: it is over',
    turn: [],
    due: () => null,
    dueInWords: '',
    asks: [],
    waiting: () => '',
    over: true,
  }) as const satisfies Step<never, never>

/** Left within so many working days of being entered, as a setting says. */
export const within = <Key extends string>(key: Key) => ({
  due: ({ today, days }: { today: Temporal.PlainDate; days: Readonly<Record<Key, number>> }) =>
    addWorkingDays(today, days[key]),
  dueInWords: `\`${key}\``,
})

/** The name of each state. */
export function namesOf<State extends string>(steps: Readonly<Record<State, { name: string }>>): Record<State, string> {
  const names = Object.entries<{ name: string }>(steps).map(([state, { name }]) => [state, name])
  return Object.fromEntries(names)
}

/** The states in which a piece is over. */
export function endsOf<State extends string>(steps: Readonly<Record<State, { over?: true }>>): State[] {
  return (Object.keys(steps) as State[]).filter((state) => steps[state].over)
}
