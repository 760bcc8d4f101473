import type { Place } from '#platform/room.ts'

const duties = ['observe_practice', 'prepare_for_audits', 'gather_carer_voices', 'decide_disagreements']

export const places: readonly Place[] = [
  {
    at: 75,
    text: 'Observations of practice',
    href: '/observations',
    more: true,
    shownTo: (actor) => duties.some((duty) => actor.duties.has(duty)),
  },
]
