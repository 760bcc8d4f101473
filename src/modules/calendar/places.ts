import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  {
    at: 440,
    under: 'calendar',
    text: 'The agreed year',
    href: '/calendar',
    says: 'Who does what by when, as both sides agreed it.',
  },
  {
    at: 540,
    under: 'calendar',
    text: 'Your part of the year in your own calendar',
    href: '/calendar/address',
    says: 'A private address that the calendar on your computer or telephone reads.',
  },
]
