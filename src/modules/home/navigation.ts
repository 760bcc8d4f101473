import type { Actor } from '#platform/actor.ts'
import type { NavigationItem } from '#platform/html/index.ts'
import { trailTitle } from './pages/trail.ts'
import { inPlace, type Place, type Rooms, type Section } from '#platform/room.ts'

/** Places that are no room's but everybody's. */
export const places: readonly Place[] = [
  { at: 10, under: 'work', text: 'My work', href: '/', says: 'What waits for you, the most pressing first.' },
  {
    at: 830,
    under: 'settings',
    text: 'Deadlines and limits',
    href: '/settings/deadlines',
    says: 'How long each step has, and where a limit lies: what the council has agreed, from which day on.',
    shownTo: (actor) => actor.duties.has('manage_settings'),
  },
  {
    at: 890,
    under: 'settings',
    text: trailTitle,
    href: '/trail',
    says: 'Who looked at a household or a child, who changed what, and who took a list out: by person, household, child and day.',
    shownTo: (actor) => actor.duties.has('read_trail'),
  },
]

export type Word = { key: Section; text: string; href?: string; says?: string }

/**
 * The words of the header, in their order. Each leads straight to what this person finds under it when that is one thing; where it may be
 * several, to a page of its own that says what is there.
 */
export const words: readonly Word[] = [
  { key: 'work', text: 'My work' },
  { key: 'households', text: 'Households' },
  {
    key: 'evidence',
    text: 'Evidence',
    href: '/evidence',
    says: 'What we know of how children in foster care are doing, and how we know it.',
  },
  {
    key: 'calendar',
    text: 'Calendar',
    href: '/planned',
    says: 'What is agreed for the year, and who comes along when.',
  },
  { key: 'voices', text: 'Voices' },
  { key: 'actions', text: 'Actions' },
  { key: 'month', text: 'The month' },
  { key: 'settings', text: 'Settings', href: '/settings', says: 'What is yours to set, and what holds for everybody.' },
]

/** The words in the header, as far as this person's duties go. */
export function navigationFor(rooms: Rooms, actor: Actor, path: string): NavigationItem[] {
  return words.flatMap((word) => {
    const under = placesUnder(rooms, actor, word.key)
    const [first, second] = under
    if (!first) return []
    const href = (second && word.href) ?? first.href
    return [{ text: word.text, href, active: [word, ...under].some((one) => isIn(path, one.href)) }]
  })
}

/** What this person may open under a word, in its order. */
export function placesUnder(rooms: Rooms, actor: Actor, under: Section): Place[] {
  const all = inPlace(rooms.flatMap((room) => room.places ?? []))
  return all.filter((place) => place.under === under && (place.shownTo?.(actor) ?? true))
}

/** Where somebody may go whom nothing waits for: what their duties open, or what is everybody's where they have none. */
export function placesToGo(rooms: Rooms, actor: Actor): Place[] {
  const own = placesUnder(rooms, actor, 'settings')
  const opened = [
    ...words
      .filter(({ key }) => key !== 'work' && key !== 'settings')
      .flatMap(({ key }) => placesUnder(rooms, actor, key)),
    ...own.filter(({ shownTo }) => shownTo),
  ]
  return opened.length > 0 ? opened : own
}

function isIn(path: string, href: string | undefined): boolean {
  return href !== undefined && (path === href || (href !== '/' && path.startsWith(`${href}/`)))
}
