import { remindJob } from '#modules/evidence/index.ts'
import type { Job } from '#platform/jobs/index.ts'
import { sweep, type Task } from '#platform/jobs/sweep.ts'
import { followAndTell, listToFollow } from './commands/follow-worker.ts'
import { stream } from './commands/move.ts'
import { ofTheReport } from './commands/remind.ts'

export const jobs: readonly Job[] = [
  remindJob(
    {
      name: 'remind of audits',
      does: 'Reminds those whose turn it is in an audit, and the worker of the report, once before the day and once after it.',
      clause: '7.6',
    },
    { stream, kinds: { due: 'audit due', overdue: 'audit overdue' }, also: ofTheReport },
  ),
  {
    name: 'follow the fostering social worker',
    does: 'Passes audits that are not yet sent to the household’s present fostering social worker, who is told.',
    clause: '7.1',
    schedule: '20 3 * * *',
    handle: ({ database, now }) =>
      sweep({ database, now }, async (tx) =>
        (await listToFollow(tx)).map(
          ({ id }): Task =>
            (own) =>
              followAndTell(own, id),
        ),
      ),
  },
]
