import { seesCases } from '#modules/people/index.ts'
import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  {
    at: 200,
    under: 'evidence',
    text: 'What we know',
    href: '/what-we-know',
    says: 'What is known of the nine questions, by whose word, and what is not known yet.',
    shownTo: (actor) => actor.duties.has('read_month'),
  },
  {
    at: 205,
    under: 'evidence',
    text: 'Plans to improve',
    href: '/plans-to-improve',
    says: 'What the service wants to make better for children, who leads it, and what came of it.',
    shownTo: (actor) => seesCases(actor) || actor.duties.has('read_month'),
  },
]
