import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  { at: 60, text: 'The month', href: '/month', shownTo: (actor) => actor.duties.has('read_month') },
]
