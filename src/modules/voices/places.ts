import type { Place } from '#platform/room.ts'

const whoHaveSome = ['hold_voices', 'gather_child_voices', 'gather_carer_voices'] as const

export const places: readonly Place[] = [
  {
    at: 300,
    under: 'voices',
    text: 'Voices',
    href: '/voices',
    says: 'What children, carers and others think: who is asked, and what they said.',
    shownTo: ({ duties }) => whoHaveSome.some((duty) => duties.has(duty)),
  },
]
