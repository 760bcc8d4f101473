import { readReminding } from '#modules/people/index.ts'
import type { Job } from '#platform/jobs/index.ts'
import { sweep } from '#platform/jobs/sweep.ts'
import { readSettings } from '#platform/settings/index.ts'
import { escalate } from './commands/escalate.ts'
import { listToRemind, remindOfAction } from './commands/remind.ts'
import { listRefsToEscalate } from './queries/overdue.ts'
import { actionSettings } from './settings.ts'

export const jobs: Job[] = [
  {
    name: 'escalate overdue actions',
    does: 'Tells the owner’s manager, and later the service manager, of actions that are overdue.',
    clause: '7.9',
    schedule: '30 6 * * *',
    handle: ({ database, today, now }) =>
      sweep({ database, now }, async (tx) => {
        const deadlines = await readSettings(tx, today, actionSettings)
        return (await listRefsToEscalate(tx, today)).map((ref) => (own) => escalate(own, ref, deadlines, today))
      }),
  },
  {
    name: 'remind of actions',
    does: 'Reminds the owner of an action, once before its day and once after it.',
    clause: '7.9',
    schedule: '41 6 * * *',
    handle: ({ database, today, now }) =>
      sweep({ database, now }, async (tx) => {
        const reminding = await readReminding(tx, today)
        return (await listToRemind(tx, reminding.until)).map((ref) => (own) => remindOfAction(own, ref, reminding))
      }),
  },
]
