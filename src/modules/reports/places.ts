import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  {
    at: 600,
    under: 'month',
    text: 'The month',
    href: '/month',
    says: 'What a month showed across the service.',
    shownTo: (actor) => actor.duties.has('read_month'),
  },
]
