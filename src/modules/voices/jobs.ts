import type { Job } from '#platform/jobs/index.ts'
import { sql } from '#platform/sql/index.ts'

export const jobs: readonly Job[] = [
  {
    name: 'end links that have run out',
    does: 'Closes one-time links whose time is over, so that the list of open ones is true.',
    clause: '7.4',
    schedule: '10 3 * * *',
    handle: async ({ database, now }) => {
      await database.asSystem(now, (tx) =>
        tx.run(sql`update voice_links set closed_at = expires_at where closed_at is null and expires_at <= ${now}`),
      )
    },
  },
]
