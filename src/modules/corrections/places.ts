import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  {
    at: 125,
    text: 'What was about the wrong person',
    href: '/corrections',
    more: true,
    shownTo: ({ duties }) => duties.has('hold_voices'),
  },
]
