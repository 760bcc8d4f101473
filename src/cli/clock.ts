import { londonDate } from '#platform/dates/index.ts'
import type { Clock } from '#platform/sql/database.ts'

/** The time; or, in a demonstration that pretends to be on another day, the same time of that day. */
export function clockFor(pretended: Temporal.PlainDate | undefined): Clock {
  if (!pretended) return () => Temporal.Now.instant()
  const days = londonDate(Temporal.Now.instant()).until(pretended).days
  return () => Temporal.Now.zonedDateTimeISO('Europe/London').add({ days }).toInstant()
}
