import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  {
    at: 845,
    under: 'settings',
    text: 'Law watch',
    href: '/law-watch',
    says: 'What of the law nobody has read yet, what is awaited, and what would change.',
    shownTo: (actor) => actor.duties.has('shape_tool') || actor.duties.has('read_month'),
  },
]
