import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  {
    at: 110,
    text: 'Bring in data from other systems',
    href: '/imports',
    more: true,
    shownTo: (actor) => actor.duties.has('import_data'),
  },
]
