import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  {
    at: 870,
    under: 'settings',
    text: 'What was about the wrong person',
    href: '/corrections',
    says: 'What was kept about somebody else, who said so, and how it is put right.',
    shownTo: ({ duties }) => duties.has('hold_voices'),
  },
]
