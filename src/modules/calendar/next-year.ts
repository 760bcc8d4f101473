import { isBefore } from '#platform/dates/index.ts'
import type { YearDays } from './propose.ts'

/**
 * The days of the year that is drawn next. The first one begins with the next month, for there is no good reason to wait for April; every other
 * follows the last, and is drawn from the January before it. Undefined while it is too early.
 */
export function nextYear(years: readonly YearDays[], today: Temporal.PlainDate): YearDays | undefined {
  const last = years
    .map(({ lastDay }) => lastDay)
    .toSorted(Temporal.PlainDate.compare)
    .at(-1)
  const soonest = today.with({ day: 1 }).add({ months: 1 })
  const firstDay = last === undefined || isBefore(last.add({ days: 1 }), today) ? soonest : last.add({ days: 1 })
  if (last !== undefined && isBefore(today, firstDay.subtract({ months: 3 }))) return undefined
  const march = firstDay.with({ month: 3, day: 31 })
  return { firstDay, lastDay: isBefore(march, firstDay) ? march.add({ years: 1 }) : march }
}
