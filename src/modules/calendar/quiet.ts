import { isBefore, isWorkingDay } from '#platform/dates/index.ts'

export type Away = { from: Temporal.PlainDate; until: Temporal.PlainDate; coverId: number | null }

/** August, and the two weeks around Christmas: no new day is set in them. */
export const isQuiet = ({ month, day }: Temporal.PlainDate): boolean =>
  month === 8 || (month === 12 && day >= 20) || (month === 1 && day <= 2)

export const isAway = (away: readonly Away[], on: Temporal.PlainDate): boolean =>
  away.some(({ from, until }) => !isBefore(on, from) && !isBefore(until, on))

/** A day on which something may be due for somebody. */
const fits = (on: Temporal.PlainDate, away: readonly Away[]): boolean =>
  isWorkingDay(on) && !isQuiet(on) && !isAway(away, on)

/**
 * The day for something that was to be due on this one: that day, else the nearest before it, not before `earliest`; and where none is left
 * there, the first one after it.
 */
export function fittingDay(
  on: Temporal.PlainDate,
  earliest: Temporal.PlainDate,
  away: readonly Away[],
): Temporal.PlainDate {
  for (let day = on; !isBefore(day, earliest); day = day.subtract({ days: 1 })) if (fits(day, away)) return day
  let day = on.add({ days: 1 })
  // Somebody who is away for a year has a cover, or is a vacancy: it is looked for no longer than that.
  for (let tries = 0; tries < 400 && !fits(day, away); tries += 1) day = day.add({ days: 1 })
  return day
}
