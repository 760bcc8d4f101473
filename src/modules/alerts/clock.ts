import { alertHours } from '#framework/safety-alerts.ts'
import { addWorkingDays, isWorkingDay, londonDate } from '#platform/dates/index.ts'

/** The hours of a service: whole hours on the London clock. None is later than the framework allows. */
export type Hours = Record<Exclude<keyof typeof alertHours, 'lateFrom'>, number>

export type AlertClock = {
  /** Undecided then, it is told again. */
  againAt: Temporal.Instant
  /** Undecided then, it climbs. */
  climbsAt: Temporal.Instant
  /** It came too late in the day to be decided in it, or on none: the council's out-of-hours address hears at once. */
  isLate: boolean
}

const zone = 'Europe/London'
/** No setting: an earlier hour would let an alert of the afternoon wait for the morning. */
const { lateFrom } = alertHours

/**
 * When an alert that came at this moment is told again and climbs (clause 4.9): two working hours later, and at the end of
 * that working day; one that came late, before work begins or on a day without work, in the morning of the next day of work.
 */
export function clockOf(came: Temporal.Instant, hours: Hours): AlertClock {
  const today = londonDate(came)
  const works = isWorkingDay(today)
  const at = (day: Temporal.PlainDate, hour: number) =>
    day.toZonedDateTime({ timeZone: zone, plainTime: { hour } }).toInstant()
  const isBefore = (hour: number) => Temporal.Instant.compare(came, at(today, hour)) < 0
  if (works && !isBefore(hours.workBegins) && isBefore(lateFrom)) {
    return {
      againAt: earlier(addHours(came, hours.toldAgainAfter), at(today, hours.climbsAt)),
      climbsAt: later(came, at(today, hours.climbsAt)),
      isLate: false,
    }
  }
  const next = works && isBefore(hours.workBegins) ? today : addWorkingDays(today, 1)
  const leftToday = works && !isBefore(lateFrom) ? hoursLeft(came, at(today, dayEnds)) : 0
  return {
    againAt:
      leftToday >= hours.toldAgainAfter
        ? addHours(came, hours.toldAgainAfter)
        : addHours(at(next, hours.workBegins), hours.toldAgainAfter - leftToday),
    climbsAt: at(next, hours.morningAt),
    isLate: true,
  }
}

/** The day's work ends at 17:00, whatever sooner hour an alert climbs at. */
const dayEnds = alertHours.climbsAt

/** Whether this is a moment of a working day at which people are at work. */
export function isAtWork(moment: Temporal.Instant, { workBegins }: Pick<Hours, 'workBegins'>): boolean {
  const { hour } = moment.toZonedDateTimeISO(zone)
  return isWorkingDay(londonDate(moment)) && hour >= workBegins && hour < dayEnds
}

const addHours = (moment: Temporal.Instant, hours: number): Temporal.Instant =>
  moment.add({ minutes: Math.round(hours * 60) })

const hoursLeft = (from: Temporal.Instant, to: Temporal.Instant): number =>
  Math.max(0, from.until(to).total('minutes') / 60)

const earlier = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) <= 0 ? one : other
const later = (one: Temporal.Instant, other: Temporal.Instant) => (earlier(one, other) === one ? other : one)
