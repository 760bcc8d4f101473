import { startOfLondonDay } from '#platform/dates/index.ts'
import { type Day, dateOf } from '../days.ts'
import type { Moment } from '../audits/plan.ts'

const starts = new Map<Day, number>()

/** The instant of a minute of a day in London, as the database reads it. */
export function at({ day, minute }: Moment): string {
  return new Date(startOf(day) + minute * 60_000).toISOString()
}

function startOf(day: Day): number {
  const known = starts.get(day)
  if (known !== undefined) return known
  const start = startOfLondonDay(dateOf(day)).epochMilliseconds
  starts.set(day, start)
  return start
}
