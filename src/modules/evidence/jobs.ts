import { readReminding } from '#modules/people/index.ts'
import type { Job } from '#platform/jobs/index.ts'
import { sql, type Tx } from '#platform/sql/index.ts'
import { sweep } from '#platform/jobs/sweep.ts'
import { listLinesLeftAlone, noteLineAbove } from './commands/line-above.ts'
import { listToRemind, type Reminders, remindOfPiece, type Timed } from './commands/remind.ts'

/** Every morning: who holds a restricted matter and is away has it known to the deputy, and where nobody is there, to the Executive Director.
 * Where somebody above a worker is away, it is written that what is known of that worker goes to the next above. */
export const standInJob: Job = {
  name: 'stand in',
  does: 'puts on the list of a restricted matter whoever knows of it while its holder is away, and writes down to whom the line of a worker passes',
  clause: '4.10',
  schedule: '15 0 * * *',
  handle: ({ database, today, now }) =>
    sweep({ database, now }, async (tx) => {
      const left = await tx.many<{ matter: string }>(sql`select matter from left_alone(${today}) as matter`)
      const lines = await listLinesLeftAlone(tx, today)
      return [
        ...left.map(
          ({ matter }) =>
            (own: Tx) =>
              own.run(sql`select stand_in(${matter}::uuid, ${today})`),
        ),
        ...lines.map((line) => (own: Tx) => noteLineAbove(own, line)),
      ]
    }),
}

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
