import type { Job } from '#platform/jobs/index.ts'
import { sweep } from '#platform/jobs/sweep.ts'
import { keepFigures } from './commands/figures.ts'
import { monthsToCount } from './matrix.ts'

export const jobs: Job[] = [
  {
    name: 'keep figures of months',
    does: 'Counts the figures of each of the last twelve months that are over, for what we know: one that changed since takes the place of the one before.',
    clause: '3.5',
    schedule: '20 5 * * *',
    handle: ({ database, today, now }) =>
      sweep({ database, now }, async () => monthsToCount(today).map((month) => (own) => keepFigures(own, month))),
  },
]
