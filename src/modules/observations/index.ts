import type { Need } from '#modules/people/index.ts'
import type { Room } from '#platform/room.ts'
import { messages } from './messages.ts'
import { timelineOfObservations } from './queries/observations.ts'
import { ownRoutes } from './routes/planning.ts'
import { settingGroups } from './settings.ts'
import { observations } from './stream.ts'

export { planObservation } from './commands/plan.ts'
export { type ByOthers, listRota as listObservationRota } from './queries/rota.ts'
export { type ObservationMove, observations, type OfObservations } from './stream.ts'

const takePart = ['observe_practice', 'prepare_for_audits', 'gather_carer_voices', 'decide_disagreements']

export const room: Room<Need> = {
  ...{ key: 'observations', carries: ['practice_observation'] },
  ...observations.room,
  routes: () => [...ownRoutes, ...observations.routes],
  settings: settingGroups,
  messages,
  places: [
    {
      ...{ at: 220, under: 'evidence', text: 'Observations of practice', href: '/observations' },
      says: 'Visits that somebody came along to: planned, seen, written and answered.',
      shownTo: ({ duties }) => takePart.some((duty) => duties.has(duty)),
    },
  ],
  timeline: { at: 45, kind: 'observation', name: 'Observed visits', ofHousehold: timelineOfObservations },
  // Whoever watches practice may plan a visit to this household, with the worker who supervises it.
  begin: async (_tx, { id, duties }, { ref, workerId }) =>
    duties.has('observe_practice') && workerId !== null && workerId !== id
      ? [{ at: 25, text: 'Plan an observed visit', href: `/observations/new?worker=${workerId}&household=${ref}` }]
      : [],
}
