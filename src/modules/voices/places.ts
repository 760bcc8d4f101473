import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  { at: 50, text: 'Voices', href: '/voices', shownTo: (actor) => actor.duties.has('hold_voices') },
]
