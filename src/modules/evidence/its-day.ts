import type { Question } from '#framework/forms/types.ts'
import type { Value } from '#framework/forms/answered.ts'
import { isBefore, startOfLondonDay } from '#platform/dates/index.ts'
import type { Mend } from './filling.ts'

/*
 * The day of a piece of practice. It is planned for one, and once it was held that was one; either may be put right. What a piece is called
 * by, reckoned from, held against and told after follows from these two.
 */

type Named<P, V> = { [K in keyof P & string]: [P[K], V] extends [V, P[K]] ? K : never }[keyof P & string]

/** Which of what a piece has are these days, the move that says that it was held, and what is said of a day before that. */
export type ItsDay<P, Move extends string> = {
  planned: Named<P, Temporal.PlainDate>
  held: Named<P, Temporal.PlainDate | null>
  by: Move
  says: (held: Temporal.PlainDate) => string
}

type Of = { planned: string; held: string; by: string; says: (held: Temporal.PlainDate) => string }

export const plannedFor = ({ planned }: Of, piece: object): Temporal.PlainDate =>
  (piece as Readonly<Record<string, Temporal.PlainDate>>)[planned]!

/** Null until it was. */
export const heldOn = ({ held }: Of, piece: object): Temporal.PlainDate | null =>
  (piece as Readonly<Record<string, Temporal.PlainDate | null>>)[held]!

export const dayOf = (of: Of, piece: object): Temporal.PlainDate => heldOn(of, piece) ?? plannedFor(of, piece)

/** What is kept with a move that gives it another day. */
export const dayKept = (of: Of, piece: object, move: string): { was?: string } =>
  move === 'change_day' || move === 'correct_day' ? { was: String(dayOf(of, piece)) } : {}

/** When what a move says happened, where it is said that it was held, and when. */
export function momentHeld(of: Of, piece: object, move: string): Temporal.Instant | null {
  const held = move === of.by || move === 'correct_day' ? heldOn(of, piece) : null
  return held && startOfLondonDay(held)
}

/** What is said of it afterwards is said of the day on which it was held, or of a later one. */
export function sinceHeld(of: Of, piece: object): { day: Temporal.PlainDate; says: string } | undefined {
  const day = heldOn(of, piece)
  return day ? { day, says: of.says(day) } : undefined
}

/** What is wrong with a day that is answered: it is to come, or before it. */
export function mistakeOfDay(
  { type }: Pick<Question, 'type'>,
  value: Value,
  since: { day: Temporal.PlainDate; says: string } | undefined,
  today: Temporal.PlainDate,
): Mend | undefined {
  if (type !== 'date' || typeof value !== 'string' || value === 'none_recorded') return undefined
  const day = Temporal.PlainDate.from(value)
  if (isBefore(today, day)) return { message: 'This day is still to come.' }
  return since && isBefore(day, since.day) ? { message: since.says } : undefined
}
