import { type Against, type DateKind, mistakeAbout } from '#framework/plausible-dates/index.ts'
import { dateFromParts } from '#platform/dates/index.ts'
import { textOf } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'
import type { Body } from './fields.ts'

/** The day that three fields of a form give, and what is to be mended at it, or only said to be right. `kind`: what it must be a day of. */
export function readDay(
  body: Body,
  field: string,
  kind: DateKind | undefined,
  against: Against,
): { on: Temporal.PlainDate | undefined; mistakes: Mistake[] } {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => textOf(body, `${field}-${part}`))
  const read = dateFromParts({ day, month, year })
  if (!read.ok) return { on: undefined, mistakes: [{ field, message: read.because }] }
  const odd = kind && mistakeAbout(kind, read.date, against, textOf(body, `${field}-right`))
  return { on: read.date, mistakes: odd ? [{ field, ...odd }] : [] }
}
