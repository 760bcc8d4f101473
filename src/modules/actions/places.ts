import { seesCases } from '#modules/people/index.ts'
import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  {
    at: 400,
    under: 'actions',
    text: 'Actions',
    href: '/actions',
    says: 'What is to be done, by whom and until when.',
    shownTo: seesCases,
  },
]
