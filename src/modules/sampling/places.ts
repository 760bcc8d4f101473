import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  {
    at: 250,
    under: 'evidence',
    text: 'The sample for managers’ monthly audits',
    href: '/sample',
    says: 'Which household chance gave to which team manager, month by month.',
    shownTo: ({ duties }) => duties.has('draw_sample'),
  },
  {
    at: 260,
    under: 'evidence',
    text: 'Households that are not proposed',
    href: '/not-proposed',
    says: 'Which households are left out of the sample for now, and why.',
    shownTo: ({ duties }) => duties.has('sign_off'),
  },
]
