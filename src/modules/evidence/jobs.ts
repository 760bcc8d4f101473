import { readReminding } from '#modules/people/index.ts'
import type { Job } from '#platform/jobs/index.ts'
import { sweep } from '#platform/jobs/sweep.ts'
import { listToRemind, type Reminders, remindOfPiece, type Timed } from './commands/remind.ts'

/** Every morning: whose turn it is in a piece of the stream hears of its day, once before it and once after it. */
export const remindJob = <P extends Timed, Part extends string>(
  about: Pick<Job, 'name' | 'does' | 'clause'>,
  reminders: Reminders<P, Part>,
): Job => ({
  ...about,
  schedule: '40 6 * * *',
  handle: ({ database, today, now }) =>
    sweep({ database, now }, async (tx) => {
      const reminding = await readReminding(tx, today)
      const due = await listToRemind(tx, reminders, reminding.until)
      return due.map((id) => (own) => remindOfPiece(own, reminders, id, reminding))
    }),
})
