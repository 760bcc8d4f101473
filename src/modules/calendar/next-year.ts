import { isBefore } from '#platform/dates/index.ts'
import type { YearDays } from './propose.ts'

/**
 * The days of the year that is drawn next. The first one begins with the next month, for there is no good reason to wait for April; every other
 * follows the last, and is drawn from the January before it. Undefined while it is too early.
 */
export function nextYear(years: readonly YearDays[], today: Temporal.PlainDate): YearDays | undefined {
  const last = lastDayOf(years)
  const soonest = today.with({ day: 1 }).add({ months: 1 })
  const firstDay = last === undefined || isBefore(last.add({ days: 1 }), today) ? soonest : last.add({ days: 1 })
  if (last !== undefined && isBefore(today, drawnFrom(firstDay))) return undefined
  const march = firstDay.with({ month: 3, day: 31 })
  return { firstDay, lastDay: isBefore(march, firstDay) ? march.add({ years: 1 }) : march }
}

const drawnFrom = (firstDay: Temporal.PlainDate) => firstDay.subtract({ months: 3 })

const lastDayOf = (years: readonly YearDays[]): Temporal.PlainDate | undefined =>
  years
    .map(({ lastDay }) => lastDay)
    .toSorted(Temporal.PlainDate.compare)
    .at(-1)

/** From when the next year can be drawn, while that is still to come. */
export function tooEarlyUntil(years: readonly YearDays[], today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const last = lastDayOf(years)
  return last && nextYear(years, today) === undefined ? drawnFrom(last.add({ days: 1 })) : undefined
}
