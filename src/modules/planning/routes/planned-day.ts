import type { Mistake } from '#platform/problems.ts'
import { mistakeAbout } from '#framework/plausible-dates/index.ts'
import { dateFromParts } from '#platform/dates/index.ts'
import { type Context, textOf } from '#platform/http/index.ts'

/** The day that a form plans an audit for, and what stands against it; an odd one may be said to be right. */
export function readPlannedDay({ body, today }: Context): { on: Temporal.PlainDate | undefined; mistakes: Mistake[] } {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => textOf(body, `on-${part}`))
  const read = dateFromParts({ day, month, year })
  if (!read.ok) return { on: undefined, mistakes: [{ field: 'on', message: read.because }] }
  const odd = mistakeAbout('audit_planned', read.date, { today }, textOf(body, 'on-right'))
  return { on: read.date, mistakes: odd ? [{ field: 'on', ...odd }] : [] }
}
