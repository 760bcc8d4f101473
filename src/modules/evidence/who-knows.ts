import { dateFromParts, startOfLondonDay } from '#platform/dates/index.ts'
import type { Mistake } from '#platform/problems.ts'
import type { Line } from './queries/known.ts'

/* What is posted on the page of who knows of a piece, one form at a time, read. */

export const deeds = ['raise', 'add', 'end', 'deputy', 'lower'] as const
export type Deed = (typeof deeds)[number]

type Typed = (field: string) => string
export type Read<T> = { ok: true; value: T } | { ok: false; mistakes: readonly Mistake[] }

const result = <T>(value: T, mistakes: readonly (Mistake | false)[]): Read<T> => {
  const found = mistakes.filter((one) => one !== false)
  return found.length > 0 ? { ok: false, mistakes: found } : { ok: true, value }
}

const words = (typed: Typed, field: string, message: string): Mistake | false =>
  typed(field).trim() === '' && { field, message }
const sure = (typed: Typed, field: string): Mistake | false =>
  typed(field) !== 'yes' && { field, message: 'Read what will happen, and say that you mean it.' }

export function readRaising(typed: Typed, mayRaiseTo: readonly ('restricted' | 'sealed')[]) {
  const to = mayRaiseTo.find((one) => one === typed('to')) ?? (mayRaiseTo.length === 1 ? mayRaiseTo[0] : undefined)
  return result({ to: to!, reason: typed('reason') }, [
    to === undefined && { field: 'to', message: 'Choose who is to know of it.' },
    words(typed, 'reason', 'Say why. It is read by those who know of it, and by nobody else.'),
    sure(typed, 'sure'),
  ])
}

/** The last day is that on which they still know of it. */
export function readAdding(typed: Typed, today: Temporal.PlainDate) {
  const [from, until] = [day(typed, 'from', today), day(typed, 'until', today)]
  const order =
    from.on && until.on && Temporal.PlainDate.compare(until.on, from.on) < 0
      ? { field: 'until-day', message: 'The last day is before the first.' }
      : false
  const value = {
    personId: Number(typed('person')) || 0,
    why: typed('why'),
    from: from.on && !from.on.equals(today) ? startOfLondonDay(from.on) : null,
    until: until.on ? startOfLondonDay(until.on.add({ days: 1 })) : null,
  }
  return result(value, [words(typed, 'why', 'Say why they are to know of it.'), from.mistake, until.mistake, order])
}

function day(
  typed: Typed,
  field: string,
  today: Temporal.PlainDate,
): { on?: Temporal.PlainDate; mistake: Mistake | false } {
  const [d, month, year] = ['day', 'month', 'year'].map((one) => typed(`${field}-${one}`).trim())
  if (!d && !month && !year) return { mistake: false }
  const read = dateFromParts({ day: d, month, year })
  if (!read.ok) return { mistake: { field: `${field}-day`, message: read.because } }
  if (Temporal.PlainDate.compare(read.date, today) < 0)
    return { mistake: { field: `${field}-day`, message: 'What they knew before today cannot be changed.' } }
  return { on: read.date, mistake: false }
}

/** Whoever takes themselves off says so twice: they cannot put themselves on again. */
export function readEnding(typed: Typed, lines: readonly Line[], me: number, now: Temporal.Instant) {
  const line = lines.find((one) => String(one.id) === typed('line') && isOn(one, now))
  return result(line, [line?.personId === me && sure(typed, `sure-${line.id}`)])
}

export const readDeputy = (typed: Typed) =>
  result({ holderId: Number(typed('holder')) || 0, deputyId: Number(typed('deputy')) || 0, why: typed('deputy-why') }, [
    words(typed, 'deputy-why', 'Say why it is they.'),
  ])

export const readLowering = (typed: Typed) =>
  result(typed('lower-reason'), [
    words(typed, 'lower-reason', 'Say why others may know of it now.'),
    sure(typed, 'lower-sure'),
  ])

/** Not over yet: they know of it today, or will from a day on. */
export const isOn = ({ until }: Pick<Line, 'until'>, now: Temporal.Instant): boolean =>
  until === null || Temporal.Instant.compare(until, now) > 0
