import type { Place } from '#platform/room.ts'

const whoHaveSome = ['hold_voices', 'gather_child_voices', 'gather_carer_voices'] as const

export const places: readonly Place[] = [
  { at: 50, text: 'Voices', href: '/voices', shownTo: ({ duties }) => whoHaveSome.some((duty) => duties.has(duty)) },
]
