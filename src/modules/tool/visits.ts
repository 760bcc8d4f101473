import { type VisitRow, visitsIn } from '#framework/forms/visit-rows.ts'
import { mistakeAbout } from '#framework/plausible-dates/index.ts'
import type { Mend } from '#modules/evidence/index.ts'
import { inFull, isBefore } from '#platform/dates/index.ts'

type Period = { from: Temporal.PlainDate; to: Temporal.PlainDate }

/** What is wrong with the days of the visits that are listed: one that has not been, or lies outside the time that the audit looks at. */
export function mistakeInVisits(value: unknown, period: Period, today: Temporal.PlainDate): Mend | undefined {
  const messages = visitsIn(value).map((visit) => mistakeInDay(visit, period, today))
  const message = messages.find((one) => one !== undefined)
  return message === undefined ? undefined : { message }
}

function mistakeInDay({ on }: VisitRow, { from, to }: Period, today: Temporal.PlainDate): string | undefined {
  const day = Temporal.PlainDate.from(on)
  const odd = isBefore(today, day) ? mistakeAbout('visit_made', day, { today }) : undefined
  if (odd) return `${inFull(day)}: ${odd.message}`
  return isBefore(day, from) || isBefore(to, day)
    ? `${inFull(day)} lies outside the time that this audit looks at, from ${inFull(from)} to ${inFull(to)}. Check the day, or take the visit out.`
    : undefined
}
