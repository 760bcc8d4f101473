import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  {
    at: 500,
    under: 'calendar',
    text: 'The agreed year',
    href: '/calendar',
    says: 'What the year asks of whom, and by when: as both sides agreed it, with what is done.',
  },
  {
    at: 505,
    under: 'calendar',
    text: 'How quality assurance is going',
    href: '/calendar/overview',
    says: 'Plan against done, what is stuck and with whom, who has too much, and which sources are silent.',
    shownTo: ({ duties }) => duties.has('draw_calendar'),
  },
  {
    at: 540,
    under: 'calendar',
    text: 'Your part of the year in your own calendar',
    href: '/calendar/address',
    says: 'A private address that the calendar on your computer or telephone reads.',
  },
]
