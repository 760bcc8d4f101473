import { isBefore } from '#platform/dates/index.ts'
import { mistakeOfLength } from '#platform/http/index.ts'
import type { Mistake } from '#platform/problems.ts'

/** How an entry stands, what stands first first. */
export const standings = {
  unread: { says: 'We have not read it', heading: 'Not read yet' },
  guessed: { says: 'We know it, but its day is a guess', heading: 'The day is a guess' },
  awaited: { says: 'It has not come yet', heading: 'Awaited, and what would change' },
  settled: { says: 'It is read, and we know its day', heading: 'Settled' },
  mistaken: { says: 'It was entered by mistake', heading: 'Entered by mistake' },
} as const
export type Standing = keyof typeof standings
export const standingKeys = Object.keys(standings) as Standing[]

export const days = { read: 'We have read it', named: 'Others name it', guessed: 'It is a guess' } as const
export type DayKnown = keyof typeof days | ''

/** An entry as it is typed. A choice that was not made is ''. */
export type Typed = {
  title: string
  standing: string
  says: string
  changes: string
  link: string
  from: Temporal.PlainDate | null
  dayKnown: string
  lookedOn: Temporal.PlainDate | null
}

/** What cannot be kept as it was typed, each at its field. */
export function mistakesOf(entry: Typed, today: Temporal.PlainDate): Mistake[] {
  return [
    ...(entry.title === ''
      ? [{ field: 'title', message: 'Say what it is about' }]
      : mistakeOfLength('title', entry.title, 200)),
    ...(Object.hasOwn(standings, entry.standing) ? [] : [{ field: 'standing', message: 'Say how it stands' }]),
    ...mistakeOfLength('says', entry.says, 2000),
    ...mistakeOfLength('changes', entry.changes, 2000),
    ...linkMistakes(entry.link),
    ...dayMistakes(entry),
    ...(entry.lookedOn && isBefore(today, entry.lookedOn)
      ? [{ field: 'looked-day', message: 'This day has not come yet' }]
      : []),
  ]
}

function linkMistakes(link: string): Mistake[] {
  if (link === '') return []
  if (!URL.canParse(link) || !/^https:\/\/\S+$/.test(link))
    return [{ field: 'link', message: 'Give the whole address, beginning with https://' }]
  return mistakeOfLength('link', link, 500)
}

function dayMistakes({ from, dayKnown, standing }: Typed): Mistake[] {
  const isKnown = Object.hasOwn(days, dayKnown)
  if (from && !isKnown) return [{ field: 'day-known', message: 'Say how you know this day' }]
  if (!from && isKnown)
    return [{ field: 'from-day', message: 'Give the day that this is about, or choose “No day is known”' }]
  if (standing === 'guessed' && from && dayKnown !== 'guessed')
    return [{ field: 'day-known', message: 'You said above that the day is a guess' }]
  if (standing === 'settled' && dayKnown === 'guessed')
    return [{ field: 'day-known', message: 'What is settled has no day that is a guess' }]
  return []
}
