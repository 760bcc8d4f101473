import { seesCases } from '#modules/people/index.ts'
import { recordsTitle } from './pages/merging.ts'
import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  { at: 30, text: 'Households', href: '/households', shownTo: seesCases },
  {
    at: 131,
    text: recordsTitle,
    href: '/records',
    more: true,
    shownTo: (actor) => actor.duties.has('manage_people'),
  },
]
