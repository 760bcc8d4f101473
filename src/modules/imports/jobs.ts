import { startOfLondonDay } from '#platform/dates/index.ts'
import type { Job } from '#platform/jobs/index.ts'
import { sweep, type Task } from '#platform/jobs/sweep.ts'
import { readSettings } from '#platform/settings/index.ts'
import type { Database } from '#platform/sql/database.ts'
import { lapse, listWaitingSince } from './commands/lapse.ts'
import { letGo, listKeptSince } from './commands/let-go.ts'
import { settings } from './settings.ts'

export const jobs: readonly Job[] = [
  {
    name: 'let proposed imports lapse',
    does: 'Lets files lapse that somebody chose some time ago and nobody brought in or discarded.',
    clause: '3.5',
    schedule: '20 3 * * *',
    handle: ({ database, today, now }) => lapseOldProposals(database, today, now),
  },
  {
    name: 'let files go',
    does: 'Lets the files themselves go some time after it was decided about them; what they changed stays on record.',
    clause: '3.5',
    schedule: '40 3 * * *',
    handle: ({ database, today, now }) => letFilesGo(database, today, now),
  },
]

/** One transaction each: somebody may be deciding about one of them. */
export async function lapseOldProposals(
  database: Database,
  today: Temporal.PlainDate,
  now: Temporal.Instant,
): Promise<void> {
  await sweep({ database, now }, async (tx) => {
    const { 'imports.lapse': days } = await readSettings(tx, today, settings)
    const waiting = await listWaitingSince(tx, startOfLondonDay(today.subtract({ days })))
    return waiting.map(
      (importId): Task =>
        (own) =>
          lapse(own, importId, null),
    )
  })
}

/** What a file holds of people is needed until it is clear what came of it, and no longer. */
export async function letFilesGo(database: Database, today: Temporal.PlainDate, now: Temporal.Instant): Promise<void> {
  await sweep({ database, now }, async (tx) => {
    const { 'imports.keep': days } = await readSettings(tx, today, settings)
    const kept = await listKeptSince(tx, startOfLondonDay(today.subtract({ days })))
    return kept.map(
      (fileId): Task =>
        (own) =>
          letGo(own, fileId),
    )
  })
}
