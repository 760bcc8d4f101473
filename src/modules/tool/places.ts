import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  {
    ...{ at: 840, under: 'settings', text: 'The audit tool', href: '/tool' },
    says: 'The questions of an audit: their words, their order and their versions.',
    shownTo: (actor) => actor.duties.has('shape_tool'),
  },
]
