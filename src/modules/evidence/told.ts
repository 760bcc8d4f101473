import { dateFromParts, londonDate, workingDaysBetween } from '#platform/dates/index.ts'
import type { Mistake } from '#platform/problems.ts'

/*
 * Who was told what of a piece of evidence, when, how and by whom (clauses 4.9, 4.10). A row stands from the moment at which somebody is
 * to be told, or is told; it is written once. The framework asks that the right people were told in time: this is what shows it.
 */

export const waysOfTelling = {
  spoken: 'In person',
  phone: 'By telephone',
  secure_mail: 'By secure e-mail',
  meeting: 'In a meeting',
  letter: 'By letter',
} as const
export type WayOfTelling = keyof typeof waysOfTelling

export const levelsOfTelling = { headline: 'That it is so, and no more', full: 'All of it' } as const
export type LevelOfTelling = keyof typeof levelsOfTelling
/** The same, where a stream itself asks that somebody is told: that is a talk between two people. */
export const levelsOfTalking: Readonly<Record<LevelOfTelling, string>> = {
  full: 'Yes, all of it',
  headline: 'Only that it is so; the rest another time',
}

export type Told = {
  id: number
  /** A role, a name, or a body outside: "The fostering social worker", "The LADO of another council". */
  whom: string
  personId: number | null
  dueAt: Temporal.Instant | null
  at: Temporal.Instant | null
  how: WayOfTelling | null
  level: LevelOfTelling | null
  by: string | null
  datedBackBecause: string
  acknowledgedAt: Temporal.Instant | null
}

export type Telling = {
  whom: string
  at: Temporal.Instant
  how: WayOfTelling
  level: LevelOfTelling
  datedBackBecause: string
}

/** So far back a telling may be dated without a reason, in working days. */
const freelyDatedBack = 2

/** What the form says of a telling, or what is to be mended in it. Fields: whom, at-day/-month/-year, at-time ("16:30"), how, level, because. */
export function readTelling(
  field: (name: string) => string,
  now: Temporal.Instant,
): { ok: true; value: Telling } | { ok: false; mistakes: Mistake[] } {
  const mistakes: Mistake[] = []
  const whom = field('whom').trim()
  if (!whom) mistakes.push({ field: 'whom', message: 'Say who was told.' })
  const at = readMoment(field, mistakes)
  const how = field('how') as WayOfTelling
  if (!Object.hasOwn(waysOfTelling, how)) mistakes.push({ field: 'how', message: 'Choose how they were told.' })
  const level = field('level') as LevelOfTelling
  if (!Object.hasOwn(levelsOfTelling, level))
    mistakes.push({ field: 'level', message: 'Choose how much they were told.' })
  const datedBackBecause = field('because').trim()
  if (at && Temporal.Instant.compare(at, now) > 0)
    mistakes.push({ field: 'at', message: 'This is still to come: write it down once they have been told.' })
  else if (at && isDatedBack(at, now) && !datedBackBecause)
    mistakes.push({ field: 'because', message: 'Say why it is only written down now.' })
  return at && mistakes.length === 0
    ? { ok: true, value: { whom, at, how, level, datedBackBecause } }
    : { ok: false, mistakes }
}

/** Whether it took longer to write it down than goes without a word. */
export const isDatedBack = (at: Temporal.Instant, now: Temporal.Instant): boolean =>
  workingDaysBetween(londonDate(at), londonDate(now)) > freelyDatedBack

function readMoment(field: (name: string) => string, mistakes: Mistake[]): Temporal.Instant | undefined {
  const date = dateFromParts({ day: field('at-day'), month: field('at-month'), year: field('at-year') })
  if (!date.ok) mistakes.push({ field: 'at', message: date.because })
  const time = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(field('at-time').trim())
  if (!time) mistakes.push({ field: 'at-time', message: 'Write the time by the clock, for example 16:30.' })
  if (!date.ok || !time) return undefined
  const at = { hour: Number(time[1]), minute: Number(time[2]) }
  return date.date.toZonedDateTime({ timeZone: 'Europe/London', plainTime: Temporal.PlainTime.from(at) }).toInstant()
}
