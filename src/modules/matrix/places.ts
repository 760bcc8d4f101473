import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  {
    at: 205,
    under: 'evidence',
    text: 'What we know',
    href: '/what-we-know',
    says: 'Nine questions about children and carers, who speaks to each, and where nothing is known.',
    shownTo: (actor) => actor.duties.has('read_month'),
  },
]
