/** The calendar date in England at this instant. Dates in Hearth are London dates; nothing else knows of zones. */
export function londonDate(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO('Europe/London').toPlainDate()
}

/** The instant at which a date begins in England: the edge between two days in the trail. */
export function startOfLondonDay(date: Temporal.PlainDate): Temporal.Instant {
  return date.toZonedDateTime('Europe/London').toInstant()
}
