import type { Actor } from '#platform/actor.ts'
import type { NavigationItem } from '#platform/html/index.ts'
import { inPlace, type Place, type Rooms } from '#platform/room.ts'

/** Places that are no room's but everybody's, and the first and the last of all. */
export const places: readonly Place[] = [
  { at: 10, text: 'My work', href: '/' },
  {
    at: 120,
    text: 'Deadlines and limits',
    href: '/settings',
    more: true,
    shownTo: (actor) => actor.duties.has('manage_settings'),
  },
  { at: 160, text: 'Regulations and standards', href: '/references', more: true },
  { at: 190, text: 'Help', href: '/help', more: true },
  { at: 200, text: 'More', href: '/more' },
]

/** The places in the header, as far as this person's duties go. */
export function navigationFor(rooms: Rooms, actor: Actor, path: string): NavigationItem[] {
  const all = placesOf(rooms)
  return all
    .filter((place) => !place.more && (place.shownTo?.(actor) ?? true))
    .map(({ text, href }) => ({ text, href, active: isIn(all, path, href) }))
}

/** The rest of what this person may open. */
export function placesUnderMore(rooms: Rooms, actor: Actor): readonly Place[] {
  return placesOf(rooms).filter((place) => place.more && (place.shownTo?.(actor) ?? true))
}

function placesOf(rooms: Rooms): readonly Place[] {
  return inPlace(rooms.flatMap((room) => room.places ?? []))
}

function isIn(all: readonly Place[], path: string, href: string): boolean {
  if (href === '/more') return path === href || all.some((place) => place.more && isIn(all, path, place.href))
  return path === href || (href !== '/' && path.startsWith(`${href}/`))
}
