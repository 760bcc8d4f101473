import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { routes } from './routes/agreement.ts'

export { agreementOf, shareInWords } from './agreement.ts'
export { listGradedTwice } from './queries/agreement.ts'

export const room: Room<Need> = {
  key: 'agreement',
  routes: () => routes,
  places: [
    {
      at: 80,
      text: 'How auditors and moderators agree',
      href: '/agreement',
      more: true,
      shownTo: ({ duties }) => duties.has('moderate') || duties.has('take_audits') || duties.has('assign_moderators'),
    },
  ],
}
