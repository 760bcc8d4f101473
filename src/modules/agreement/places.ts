import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  {
    at: 80,
    text: 'How auditors and moderators agree',
    href: '/agreement',
    more: true,
    shownTo: ({ duties }) => duties.has('moderate') || duties.has('take_audits') || duties.has('assign_moderators'),
  },
]
