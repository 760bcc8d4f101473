import type { Against, Anchor, Bound, Weight } from './bounds.ts'
import { type DateKind, plausibleDates } from './table.ts'

/**
 * When each kind of date in Hearth may be, and what is said when it is not. Forms, imports and the command line ask this one
 * table. An error is a date that nobody can mean; a question is one that somebody may mean, and must confirm knowingly.
 * Figures have theirs in plausible-answers.ts.
 */

export type { Against, Bound, Weight } from './bounds.ts'
export { type DateKind, plausibleDates } from './table.ts'

export type Implausible = { weight: Weight; code: string; says: string }

/** What is wrong or odd with a date of this kind: the first error, else the first question; undefined when nothing is. */
export function judgeDate(kind: DateKind, date: Temporal.PlainDate, against: Against): Implausible | undefined {
  const broken = plausibleDates[kind].filter((bound) => isBroken(bound, date, against))
  const first = broken.find(({ weight }) => weight === 'error') ?? broken[0]
  if (!first) return undefined
  const { weight, code, than, says } = first
  return { weight, code, says: says(inFull(anchorOf(than, against) ?? against.today)) }
}

/**
 * The same for a form: what is to be mended at the field, or, when the date is only odd, to be confirmed there. `confirmed`
 * is the date that the person has said is right, as ISO text: a tick for one date confirms no other.
 */
export function mistakeAbout(
  kind: DateKind,
  date: Temporal.PlainDate,
  against: Against,
  confirmed = '',
): { message: string; confirm?: string } | undefined {
  const found = judgeDate(kind, date, against)
  if (!found) return undefined
  if (found.weight === 'error') return { message: found.says }
  if (confirmed === date.toString()) return undefined
  return { message: questionAbout(date, found), confirm: date.toString() }
}

/** An odd date as a question. */
export function questionAbout(date: Temporal.PlainDate, { says }: Implausible): string {
  return `Is ${inFull(date)} right? ${says}`
}

/** The day beyond which this bound is broken; undefined when what it is held against is not known. */
export function edgeOf({ than, by }: Bound, against: Against): Temporal.PlainDate | undefined {
  const anchor = anchorOf(than, against) ?? undefined
  return by ? anchor?.add(by) : anchor
}

function isBroken(bound: Bound, date: Temporal.PlainDate, against: Against): boolean {
  const edge = edgeOf(bound, against)
  if (!edge) return false
  const side = Temporal.PlainDate.compare(date, edge)
  return bound.side === 'not before' ? side < 0 : side > 0
}

/** A child of whom no episode is known is held against today. */
function anchorOf(than: Anchor, against: Against): Temporal.PlainDate | null | undefined {
  return than === 'lookedAfterUntil' ? (against.lookedAfterUntil ?? against.today) : against[than]
}

function inFull(date: Temporal.PlainDate): string {
  return date.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
}
