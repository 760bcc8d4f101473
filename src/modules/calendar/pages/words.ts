import { inFull, inWords, monthInWords, monthOf } from '#platform/dates/index.ts'
import { tag, type SafeHtml } from '#platform/html/index.ts'
import { upperFirst } from '#platform/words.ts'
import { heldOrDone, lineOf, nameOf } from '../lines.ts'
import type { SlotDone } from '../queries/slots.ts'
import type { Slot, Year } from '../slot.ts'
import { standingOf, standings, type Standing } from '../standing.ts'

export const yearInWords = ({ firstDay, lastDay }: Pick<Year, 'firstDay' | 'lastDay'>): string =>
  `${inFull(firstDay)} to ${inFull(lastDay)}`

/** "November 2026", "October to December 2026". */
export function periodInWords({ periodFrom, periodTo }: Pick<Slot, 'periodFrom' | 'periodTo'>): string {
  const [from, to] = [monthOf(periodFrom), monthOf(periodTo)]
  if (from.equals(to)) return monthInWords(from)
  return `${monthInWords(from).replace(from.year === to.year ? ` ${from.year}` : '', '')} to ${monthInWords(to)}`
}

/** "Watch practice, November 2026". */
export const lineInWords = (slot: Pick<Slot, 'activity' | 'periodFrom' | 'periodTo'>): string =>
  `${nameOf(slot.activity)}, ${periodInWords(slot)}`

const colours: Partial<Record<Standing, string>> = {
  ...{ due: 'govuk-tag--yellow', early: 'govuk-tag--green', in_time: 'govuk-tag--green', late: 'govuk-tag--blue' },
  ...{ missed: 'govuk-tag--orange', not_yet_due: 'govuk-tag--grey', excused: 'govuk-tag--grey' },
  ...{ no_longer_needed: 'govuk-tag--grey', kept_outside: 'govuk-tag--purple' },
}

export function standingTag(slot: SlotDone, today: Temporal.PlainDate): SafeHtml {
  const standing = standingOf(slot, slot.doneOn, today)
  return tag({ text: standings[standing], classes: `hearth-tag--wraps ${colours[standing] ?? ''}`.trim() })
}

/** On which day it was done, or in which month, as the end of the line; '' where it was not. */
export function doneInWords(slot: SlotDone, today: Temporal.PlainDate): string {
  if (slot.doneOn === null || slot.settled !== null) return ''
  const day = lineOf(slot.activity)?.onlyMonth
    ? `in ${monthInWords(monthOf(slot.doneOn))}`
    : `on ${inWords(slot.doneOn, today)}`
  if (slot.outside) return `${upperFirst(heldOrDone(slot.activity))} ${day}`
  return standingOf(slot, slot.doneOn, today) === 'missed' ? `Done afterwards, ${day}` : `Done ${day}`
}

export const whoInWords = ({ person }: Pick<Slot, 'person'>): string => person ?? 'Nobody: the post is vacant'
