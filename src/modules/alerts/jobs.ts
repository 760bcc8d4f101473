import type { Job } from '#platform/jobs/index.ts'
import type { Tx } from '#platform/sql/index.ts'
import { dueBy, sendUnfinished, sweepAlert } from './commands/sweep.ts'
import { listOpenForSweep, listUnfinishedSince } from './queries/alerts.ts'

export const jobs: readonly Job[] = [
  {
    name: 'watch safety alerts',
    does: 'Tells an alert again that nobody has decided, lets it climb, tells whoever came into a post since; sends a yes that nobody finished.',
    clause: '4.9',
    schedule: '* * * * *',
    handle: async ({ database, now }) => {
      let problem: unknown
      // A transaction for each: one that fails stops no other.
      const each = (work: (tx: Tx) => Promise<void>) =>
        database.asSystem(now, work).catch((failed: unknown) => {
          problem = failed
        })
      for (const { id } of await database.asSystem(now, (tx) => listUnfinishedSince(tx, dueBy(now))))
        await each((tx) => sendUnfinished(tx, now, id))
      for (const { ref } of await database.asSystem(now, listOpenForSweep)) await each((tx) => sweepAlert(tx, ref, now))
      if (problem) throw problem
    },
  },
]
