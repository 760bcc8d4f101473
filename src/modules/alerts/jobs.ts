import type { Job } from '#platform/jobs/index.ts'
import { sweep, type Task } from '#platform/jobs/sweep.ts'
import { dueBy, sendUnfinished, sweepAlert } from './commands/sweep.ts'
import { listOpenForSweep, listUnfinishedSince } from './queries/alerts.ts'

export const jobs: readonly Job[] = [
  {
    name: 'watch safety alerts',
    does: 'Tells an alert again that nobody has decided, lets it climb, tells whoever came into a post since; sends a yes that nobody finished.',
    clause: '4.9',
    schedule: '* * * * *',
    handle: ({ database, now }) =>
      sweep({ database, now }, async (tx) => [
        ...(await listUnfinishedSince(tx, dueBy(now))).map(
          ({ id }): Task =>
            (own) =>
              sendUnfinished(own, now, id),
        ),
        ...(await listOpenForSweep(tx)).map(
          ({ ref }): Task =>
            (own) =>
              sweepAlert(own, ref, now),
        ),
      ]),
  },
]
