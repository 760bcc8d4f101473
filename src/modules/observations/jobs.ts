import { remindJob } from '#modules/evidence/index.ts'
import type { Job } from '#platform/jobs/index.ts'
import { stream } from './commands/move.ts'

export const jobs: readonly Job[] = [
  remindJob(
    { name: 'remind of observations', does: 'Reminds those whose turn it is in an observation.', clause: '7.6' },
    { stream, kinds: { due: 'observation due', overdue: 'observation overdue' } },
  ),
]
