import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  { at: 90, text: 'The audit tool', href: '/tool', more: true, shownTo: (actor) => actor.duties.has('shape_tool') },
]
