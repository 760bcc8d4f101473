import { seesCases } from '#modules/people/index.ts'
import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  {
    at: 210,
    under: 'evidence',
    text: 'Audits',
    href: '/audits',
    says: 'Every audit that you may see: whose turn it is, and what came of it.',
    shownTo: seesCases,
  },
]
