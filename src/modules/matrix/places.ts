import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  {
    at: 62,
    text: 'What we know',
    href: '/what-we-know',
    more: true,
    shownTo: (actor) => actor.duties.has('read_month'),
  },
]
