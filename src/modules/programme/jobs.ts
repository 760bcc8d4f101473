import { tell } from '#modules/people/index.ts'
import type { Job } from '#platform/jobs/index.ts'
import { sweep } from '#platform/jobs/sweep.ts'
import { listAbove, listSecondExcuses } from './queries/agreed.ts'

/** Both sides excused a leader from the agreed year for the second time: whoever is above hears of it, once. */
export const secondExcuses: Job = {
  name: 'tell of second excuses',
  does: 'Tells whoever is above a leader who was excused from the leaders’ programme for the second time in a year.',
  clause: '4.16',
  schedule: '47 6 * * *',
  handle: ({ database, now }) =>
    sweep({ database, now }, async (tx) =>
      (await listSecondExcuses(tx)).map(({ slotId, personId, dueOn }) => async (own) => {
        for (const to of await listAbove(own, personId, dueOn))
          await tell(own, { to, kind: 'leader visit excused', path: `/calendar/lines/${slotId}`, pieceId: null })
      }),
    ),
}
