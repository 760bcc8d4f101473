import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  {
    at: 100,
    text: 'The sample for managers’ monthly audits',
    href: '/sample',
    more: true,
    shownTo: ({ duties }) => duties.has('draw_sample'),
  },
  {
    at: 101,
    text: 'Households that are not proposed',
    href: '/not-proposed',
    more: true,
    shownTo: ({ duties }) => duties.has('sign_off'),
  },
]
