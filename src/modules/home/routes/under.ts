import type { Need } from '#modules/people/index.ts'
import { type AnyRoute, page, redirect } from '#platform/http/index.ts'
import { NotFound } from '#platform/problems.ts'
import type { Rooms } from '#platform/room.ts'
import { placesUnder, type Word, words } from '../navigation.ts'
import { underPage } from '../pages/under.ts'

/** The page of each word of the header that may lead to several things, and the address where the page More was. */
export const underRoutes = (rooms: Rooms): AnyRoute<Need>[] => [
  ...words.flatMap((word) => (word.href ? [routeOf(rooms, word, word.href)] : [])),
  { method: 'GET', path: '/more', need: 'signed in', records: 'nothing', handler: async () => redirect('/settings') },
]

const routeOf = (rooms: Rooms, word: Word, path: string): AnyRoute<Need> => ({
  method: 'GET',
  path,
  need: 'signed in',
  records: 'nothing',
  handler: async ({ actor }) => {
    const places = placesUnder(rooms, actor, word.key)
    const [only, ...more] = places
    if (!only) throw new NotFound()
    return more.length > 0 ? page(underPage(word, places)) : redirect(only.href)
  },
})
