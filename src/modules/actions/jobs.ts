import type { Job } from '#platform/jobs/index.ts'
import { readSettings } from '#platform/settings/index.ts'
import { escalate } from './commands/escalate.ts'
import { listRefsToEscalate } from './queries/overdue.ts'
import { actionSettings } from './settings.ts'

export const jobs: Job[] = [
  {
    name: 'escalate-overdue-actions',
    does: 'Tells the owner’s manager, and later the service manager, of actions that are overdue.',
    clause: '7.9',
    schedule: '30 6 * * *',
    handle: async ({ database, today, now }) => {
      const found = await database.asSystem(now, async (tx) => ({
        deadlines: await readSettings(tx, today, actionSettings),
        refs: await listRefsToEscalate(tx, today),
      }))
      for (const ref of found.refs) await database.asSystem(now, (tx) => escalate(tx, ref, found.deadlines, today))
    },
  },
]
