import { seesCases } from '#modules/people/index.ts'
import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  { at: 30, text: 'Households', href: '/households', shownTo: seesCases },
  {
    at: 131,
    text: 'Two records of one child',
    href: '/records',
    more: true,
    shownTo: (actor) => actor.duties.has('manage_people'),
  },
]
