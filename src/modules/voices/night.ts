import { workingHours } from '#framework/s7-working-hours.ts'
import { addWorkingDays, isWorkingDay, momentInWords } from '#platform/dates/index.ts'

/** When whoever reads this is at work again, in words ("Thu 26 November, 09:00"); undefined while they are at work. */
export function nobodyReadsUntil(now: Temporal.Instant, hours = workingHours): string | undefined {
  const london = now.toZonedDateTimeISO('Europe/London')
  const today = london.toPlainDate()
  const [from, until] = [Temporal.PlainTime.from(hours.from), Temporal.PlainTime.from(hours.until)]
  const time = london.toPlainTime()
  const early = Temporal.PlainTime.compare(time, from) < 0
  if (isWorkingDay(today) && !early && Temporal.PlainTime.compare(time, until) < 0) return undefined
  const day = isWorkingDay(today) && early ? today : addWorkingDays(today, 1)
  return momentInWords(day.toZonedDateTime({ timeZone: 'Europe/London', plainTime: from }).toInstant(), today)
}
