import { dateFromParts, isBefore, isWorkingDay } from '#platform/dates/index.ts'
import { textOf, tooLong } from '#platform/http/index.ts'
import { type Mistake, mistakeIf } from '#platform/problems.ts'
import { isShortNotice, type AskKind, kinds, type Reason, reasons, wantsTelling } from './change.ts'
import { isQuiet } from './quiet.ts'
import type { Slot, Year } from './slot.ts'

export type Body = Record<string, string | string[]>
type Days = Pick<Year, 'firstDay' | 'lastDay'>

/** The day of three fields. */
function dayOf(body: Body, field: string): { on: Temporal.PlainDate | undefined; mistakes: Mistake[] } {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => textOf(body, `${field}-${part}`).trim())
  const read = dateFromParts({ day, month, year })
  return read.ok ? { on: read.date, mistakes: [] } : { on: undefined, mistakes: [{ field, message: read.because }] }
}

const isTyped = (body: Body, field: string): boolean =>
  ['day', 'month', 'year'].some((part) => textOf(body, `${field}-${part}`).trim() !== '')

/** The day by which something is to be due: a working day to come of the year, or of the month after it, and not in a quiet time. */
export function readDue(
  body: Body,
  year: Days,
  today: Temporal.PlainDate,
): { on: Temporal.PlainDate | undefined; mistakes: Mistake[] } {
  const { on, mistakes } = dayOf(body, 'due')
  if (!on) return { on, mistakes }
  const isOutside = isBefore(on, year.firstDay) || isBefore(year.lastDay.add({ months: 1 }), on)
  const because = isOutside
    ? 'This day is not in this year.'
    : isBefore(on, today)
      ? 'This day has passed: choose one from today on.'
      : isQuiet(on)
        ? 'August and the two weeks around Christmas get no new days: choose one before or after.'
        : isWorkingDay(on)
          ? undefined
          : 'Nobody works on this day: choose a working day.'
  return { on, mistakes: mistakeIf(because !== undefined, 'due', because ?? '') }
}

/** The same, where it may be left as it is. */
export const readDueIfTyped = (body: Body, year: Days, today: Temporal.PlainDate) =>
  isTyped(body, 'due') ? readDue(body, year, today) : { on: undefined, mistakes: [] }

export const readPerson = (body: Body): number | null => {
  const chosen = textOf(body, 'person')
  return /^\d{1,9}$/.test(chosen) ? Number(chosen) : null
}

export function readWhy(body: Body): { reason: Reason; words: string; mistakes: Mistake[] } {
  const reason = textOf(body, 'reason')
  const words = textOf(body, 'words').trim()
  const long = tooLong(words, 2000)
  return {
    reason: reason as Reason,
    words,
    mistakes: [
      ...mistakeIf(!Object.hasOwn(reasons, reason), 'reason', 'Choose why.'),
      ...mistakeIf(words === '', 'words', 'Say in a sentence why.'),
      ...mistakeIf(long !== undefined, 'words', long ?? ''),
    ],
  }
}

/** Who is told by telephone, where one of these days is too near for a letter. */
export function readTelling(body: Body, days: readonly Temporal.PlainDate[], today: Temporal.PlainDate) {
  const isShort = days.some((day) => isShortNotice(day, today))
  const toTell = isShort ? textOf(body, 'toTell').trim() : ''
  const long = tooLong(toTell, 2000)
  return {
    toTell,
    mistakes: [
      ...mistakeIf(isShort && toTell === '', 'toTell', wantsTelling),
      ...mistakeIf(long !== undefined, 'toTell', long ?? ''),
    ],
  }
}

export type AskedChange = {
  kind: AskKind
  toDueOn: Temporal.PlainDate | null
  toPersonId: number | null
  reason: Reason
  words: string
  /** Who is told by telephone, where the day is near. */
  toTell: string
}

/** What is asked about a line: what its kind needs, and why. */
export function readChange(
  body: Body,
  year: Days,
  { dueOn, personId }: Pick<Slot, 'dueOn' | 'personId'>,
  today: Temporal.PlainDate,
): { asked: AskedChange; mistakes: Mistake[] } {
  const kind = textOf(body, 'kind')
  const why = readWhy(body)
  const due = kind === 'moved' ? readDue(body, year, today) : { on: undefined, mistakes: [] }
  const person = kind === 'given' ? readPerson(body) : null
  const told = readTelling(body, [dueOn, ...(due.on ? [due.on] : [])], today)
  const isSame = due.on?.equals(dueOn) ?? false
  return {
    asked: {
      ...{ kind: kind as AskKind, toDueOn: due.on ?? null, toPersonId: person },
      ...{ reason: why.reason, words: why.words, toTell: told.toTell },
    },
    mistakes: [
      ...mistakeIf(!Object.hasOwn(kinds, kind), 'kind', 'Choose what should change.'),
      ...due.mistakes,
      ...mistakeIf(isSame, 'due', 'It is due on that day already: give another.'),
      ...mistakeIf(kind === 'given' && person === null, 'person', 'Choose who does it instead.'),
      ...mistakeIf(person !== null && person === personId, 'person', 'It is theirs already: choose somebody else.'),
      ...why.mistakes,
      ...told.mistakes,
    ],
  }
}

/** When something was held: in the year, and not ahead. */
export function readHeld(body: Body, year: Days, today: Temporal.PlainDate) {
  const { on, mistakes } = dayOf(body, 'held')
  const [place, byWhom] = ['place', 'byWhom'].map((name) => textOf(body, name).trim())
  return {
    held: { heldOn: on, place: place!, byWhom: byWhom! },
    mistakes: [
      ...mistakes,
      ...mistakeIf(on !== undefined && isBefore(today, on), 'held', 'This day is still to come.'),
      ...mistakeIf(
        on !== undefined && isBefore(on, year.firstDay.subtract({ months: 1 })),
        'held',
        'This was before the year began.',
      ),
      ...mistakeIf(place!.length > 500, 'place', 'Use 500 characters or fewer.'),
      ...mistakeIf(byWhom!.length > 500, 'byWhom', 'Use 500 characters or fewer.'),
    ],
  }
}
