import type { Job } from '#platform/jobs/index.ts'
import { sweep } from '#platform/jobs/sweep.ts'
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
    handle: ({ database, today, now }) =>
      sweep({ database, now }, async (tx) => {
        const deadlines = await readSettings(tx, today, actionSettings)
        return (await listRefsToEscalate(tx, today)).map((ref) => (own) => escalate(own, ref, deadlines, today))
      }),
  },
]
