import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  {
    at: 540,
    under: 'calendar',
    text: 'Your part of the year in your own calendar',
    href: '/calendar/address',
    says: 'A private address that the calendar on your computer or telephone reads.',
  },
]
