import { bringers } from './kinds/index.ts'
import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  {
    at: 860,
    under: 'settings',
    text: 'Bring in data from other systems',
    href: '/imports',
    says: 'Files from the case system: what they would change, what they changed, and how that is taken back.',
    shownTo: ({ duties }) => bringers.some((duty) => duties.has(duty)),
  },
]
