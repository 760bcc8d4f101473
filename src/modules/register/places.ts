import { seesCases } from '#modules/people/index.ts'
import { childrenTitle } from './pages/children.ts'
import { recordsTitle } from './pages/merging.ts'
import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  {
    at: 100,
    under: 'households',
    text: 'Households',
    href: '/households',
    says: 'The foster homes that you may see, with their carers and children.',
    shownTo: seesCases,
  },
  {
    at: 865,
    under: 'settings',
    text: childrenTitle,
    href: '/children',
    says: 'Every child whom a return named, counted, with where they live now.',
    shownTo: (actor) => actor.duties.has('import_data'),
  },
  {
    at: 880,
    under: 'settings',
    text: recordsTitle,
    href: '/records',
    says: 'Where one person or home is kept twice, the two are made one here, and parted again.',
    shownTo: (actor) => actor.duties.has('manage_people'),
  },
]
