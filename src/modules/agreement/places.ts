import type { Place } from '#platform/room.ts'

export const places: readonly Place[] = [
  {
    at: 240,
    under: 'evidence',
    text: 'How auditors and moderators agree',
    href: '/agreement',
    says: 'Two judgements of one audit, side by side: where they were the same, and which way they differed.',
    shownTo: ({ duties }) => duties.has('moderate') || duties.has('take_audits') || duties.has('assign_moderators'),
  },
]
