import type { Job } from '#platform/jobs/index.ts'
import { sendUnfinished, sweepAlert } from './commands/sweep.ts'
import { listOpenForSweep } from './queries/alerts.ts'

export const jobs: readonly Job[] = [
  {
    name: 'watch safety alerts',
    does: 'Tells an alert again that nobody has decided, lets it climb, tells whoever came into a post since; sends a yes that nobody finished.',
    clause: '4.9',
    schedule: '* * * * *',
    handle: async ({ database, now }) => {
      await database.asSystem(now, (tx) => sendUnfinished(tx, now))
      let problem: unknown
      for (const { ref } of await database.asSystem(now, listOpenForSweep)) {
        // One transaction an alert: one that fails stops no other.
        await database
          .asSystem(now, (tx) => sweepAlert(tx, ref, now))
          .catch((failed: unknown) => {
            problem = failed
          })
      }
      if (problem) throw problem
    },
  },
]
