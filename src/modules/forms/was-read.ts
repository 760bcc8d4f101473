import { dateFromParts, isBefore, parseDate } from '#platform/dates/index.ts'

/*
 * What was read for an answer, by its kind and its date: "Supervision record, 12 May 2026; School report, 3 March 2026". So that whoever reads
 * the answer finds the same again, and the record itself stays where it is.
 */

/** What is offered; anything else may be typed. */
export const kindsRead: readonly string[] = [
  'Record of a visit',
  'Unannounced visit',
  'Supervision record',
  'Review minutes',
  'Care plan or placement plan',
  'Health record',
  'School report or education plan',
  'The carers’ daily record',
  'Training record',
  'Case note',
  'Letter or email',
  'Report',
]

/** One that says both. */
const example = '“School report, 3 March 2026”'

const dayAtEnd =
  /^(.*?)[\s,:(]*(?:\b(?:of|from|on)\s+)?(\d{1,2}(?:st|nd|rd|th)?[\s./-]+\d{1,2}[\s./-]+\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)?\s+\p{L}{3,9}\.?(?:,?\s+\d{4})?)[\s.)]*$/u

/** What is to be mended about it first, if anything. */
export function mistakeInRead(text: string, today: Temporal.PlainDate): string | undefined {
  return text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => mistakeInOne(part, today))
    .find((one) => one !== undefined)
}

function mistakeInOne(part: string, today: Temporal.PlainDate): string | undefined {
  const [, kind = '', typed] = dayAtEnd.exec(part) ?? []
  if (typed === undefined)
    return `Say what was read and its date, such as ${example}: “${part.slice(0, 60)}” has no date.`
  if (!/\p{L}{2}/u.test(kind)) return `Say what was read on ${typed}, such as ${example}.`
  const day = dayOf(typed, today)
  if (!day.ok) return `“${typed}” is no day. Say what was read and its date, such as ${example}.`
  return isBefore(today, day.date) ? `${typed} has not come yet: nothing of that day can have been read.` : undefined
}

/** A day without a year is one that may have been, whatever its year. */
function dayOf(typed: string, today: Temporal.PlainDate) {
  const numbers = /^(\d{1,2})\D*?[\s./-]+(\d{1,2})[\s./-]+(\d{4}|\d{2})$/.exec(typed)
  if (numbers) {
    const [, day, month, year = ''] = numbers
    return dateFromParts({ day, month, year: year.length === 2 ? `20${year}` : year })
  }
  // A leap year: 29 February was a day in one of them.
  return parseDate(/\d{4}/.test(typed) ? typed : `${typed} ${today.year - 1 - ((today.year - 1) % 4)}`)
}
