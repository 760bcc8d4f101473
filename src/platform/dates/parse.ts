import { monthInWords } from './words.ts'

/** What a person or a file gave as a date: the date, or why it is none in words that say how to mend it. */
export type ParsedDate = { ok: true; date: Temporal.PlainDate } | { ok: false; because: string }

const earliestYear = 1900
const latestYear = 2100

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const
const monthNames =
  /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/i

/** A time of midnight, as systems write it after a day: on the clock of 24 hours or of 12, here or in Greenwich. */
const midnight = /(?:[T ]\s?00:00(:00(\.0+)?)?\s?(Z|\+00:?00)?|\s12:00(:00(\.0+)?)?\s?a\.?m\.?)$/i

/**
 * Reads DD/MM/YYYY (the day first, as in England), YYYY-MM-DD, or a day with its month in letters (14-Feb-2013, 14 February 2013). A time of
 * midnight after it is let pass, since many systems export one. Anything else is refused with a reason; nothing is guessed and no day is moved.
 */
export function parseDate(text: string): ParsedDate {
  const given = text.trim().replace(midnight, '')
  const [, day, name = '', year] =
    /^(\d{1,2})(?:st|nd|rd|th)?[\s./-]{1,2}(\p{L}{3,9})\.?[\s./,-]{1,2}(\d{4})$/u.exec(given) ?? []
  const named = monthNames.test(name) ? months.findIndex((month) => name.toLowerCase().startsWith(month)) : -1
  if (named >= 0) return dateFromParts({ day, month: String(named + 1), year })
  const english = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(given)
  if (english) return dateFromParts({ day: english[1], month: english[2], year: english[3] })
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(given)
  if (iso) return dateFromParts({ day: iso[3], month: iso[2], year: iso[1] })
  return refuse(whyNotADate(given))
}

/** What stands around and between the parts of a date: a day of the week, blanks that may not be seen, any separator. */
const writings = {
  yearLast: /^\D*(\d{1,2})[^\p{L}\d]{1,4}(\d{1,2})[^\p{L}\d]{1,4}(\d{4}|\d{2})(?!\d)/u,
  yearFirst: /^\D*(?:\d{4})[^\p{L}\d]{1,4}(\d{1,2})[^\p{L}\d]{1,4}(\d{1,2})(?!\d)/u,
  joined: /^\D*(\d{2})(\d{2})(?:19|20)\d{2}(?!\d)/,
  named: /^(?:\p{L}+[\s.,]+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*[\s.,-]+\d{1,2}[\s.,-]+\d{4}/iu,
}

/**
 * Whether a text can only be a date with the month first, as in America (02/14/2013, Feb 14, 2013), or with the year first and
 * the day before the month (2013-14-02): a day above 12 stands where the month would be. With any separator, two digits of
 * the year, or a time after it.
 */
export function isMonthFirst(text: string): boolean {
  const inMonths = (place: string | undefined) => Number(place) >= 1 && Number(place) <= 12
  const isDay = (place: string | undefined) => Number(place) > 12 && Number(place) <= 31
  const seen = text.replaceAll(/[\p{Cf}\s]+/gu, ' ').trim()
  if (writings.named.test(seen)) return true
  const [, month, day] = writings.yearLast.exec(seen) ?? writings.joined.exec(seen) ?? []
  const [, dayFirst, monthLast] = writings.yearFirst.exec(seen) ?? []
  return (inMonths(month) && isDay(day)) || (inMonths(monthLast) && isDay(dayFirst))
}

/** Reads the three boxes of a date field. Empty boxes are named, so that the message can point at one. */
export function dateFromParts(parts: {
  day?: string | undefined
  month?: string | undefined
  year?: string | undefined
}): ParsedDate {
  const missing = (['day', 'month', 'year'] as const).filter((part) => !parts[part]?.trim())
  if (missing.length > 0) return refuse(`Give the ${missing.join(' and the ')}`)
  const [day, month, year] = [parts.day, parts.month, parts.year].map((part) => wholeNumber(part ?? ''))
  if (day === undefined || month === undefined || year === undefined) return refuse('Write the date in numbers')
  return inCalendar(day, month, year)
}

function inCalendar(day: number, month: number, year: number): ParsedDate {
  if (year < 100) return refuse('Write the year with four digits')
  if (year < earliestYear || year > latestYear) {
    return refuse(`The year must be between ${earliestYear} and ${latestYear}`)
  }
  if (month < 1 || month > 12) return refuse(`There is no month ${month}; write the day first, then the month`)
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  if (day < 1 || day > first.daysInMonth) {
    return refuse(`${monthInWords(first.toPlainYearMonth())} has no day ${day}`)
  }
  return { ok: true, date: first.with({ day }) }
}

function whyNotADate(given: string): string {
  if (given === '') return 'Give a date'
  if (/^\d{5}(\.\d+)?$/.test(given)) return 'This is a spreadsheet’s number for a date; format the column as a date'
  if (/^\d{1,2}\/\d{1,2}\/\d{2}$/.test(given)) return 'Write the year with four digits'
  if (/\d:\d/.test(given)) return 'Give a date without a time'
  return 'Write the date as day/month/year, such as 31/03/2026'
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : undefined
}

function refuse(because: string): ParsedDate {
  return { ok: false, because }
}
