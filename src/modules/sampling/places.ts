import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  {
    at: 100,
    text: 'The sample for managers’ monthly audits',
    href: '/sample',
    more: true,
    shownTo: (actor) => actor.duties.has('draw_sample'),
  },
]
