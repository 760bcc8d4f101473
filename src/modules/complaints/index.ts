import { timelineOf } from '#modules/evidence/index.ts'
import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { messages } from './messages.ts'
import { listOfHousehold } from './queries/complaints.ts'
import { ownRoutes } from './routes/complaints.ts'
import { settingGroups } from './settings.ts'
import { steps } from './steps.ts'
import { complaints } from './stream.ts'

export { beginComplaint } from './commands/begin.ts'
export { complaintsBrought } from './commands/bring.ts'
export { findHome } from './queries/complaints.ts'
export { type ComplaintMove, complaints, type OfComplaints } from './stream.ts'

const takePart = ['hold_complaints', 'respond', 'sign_off', 'decide_disagreements'] as const

export const room: Room<Need> = {
  key: 'complaints',
  ...complaints.room,
  routes: () => [...ownRoutes, ...complaints.routes],
  settings: settingGroups,
  messages,
  places: [
    {
      ...{ at: 227, under: 'evidence', text: 'Complaints', href: '/complaints' },
      says: 'What somebody told us was not right, and what changed because they spoke.',
      shownTo: ({ duties }) => takePart.some((duty) => duties.has(duty)),
    },
  ],
  timeline: {
    ...{ at: 47, kind: 'complaint', name: 'Complaints' },
    ofHousehold: timelineOf({
      stream: { path: '/complaints', steps },
      list: listOfHousehold,
      called: () => 'A complaint',
      on: ({ receivedOn }) => receivedOn,
    }),
  },
}
