import { PgBoss } from 'pg-boss'
import type pg from 'pg'
import type { Clock, Database } from '#platform/sql/database.ts'
import { londonDate } from '#platform/dates/index.ts'

/** A job is a definition that can be listed, and a handler that calls the commands a person would. A job sweeps for
 * what is due, so that it may run twice, or late after a night off, and do no harm. */
export type Job = {
  name: string
  /** What it does, in a sentence: printed in docs/jobs.md. */
  does: string
  clause: string
  /** Five-part cron in Europe/London. */
  schedule: string
  handle: (work: { database: Database; today: Temporal.PlainDate; now: Temporal.Instant }) => Promise<void>
}

/**
 * Starts the worker: each job at its times, once over all workers, tried again when it fails. One whose time passed while
 * no worker ran, once or ten times, runs once when a worker is back. The queue lives in PostgreSQL (schema pgboss).
 * `report` gets failures, without any data of the job; while `rests` says so, no job does anything. Resolves to a function
 * that stops it.
 */
export async function startJobs(options: {
  jobs: readonly Job[]
  database: Database
  connection: pg.PoolConfig
  clock: Clock
  report: (job: string, problem: unknown) => void
  rests?: () => Promise<boolean>
}): Promise<() => Promise<void>> {
  const { jobs, database, clock, report, rests = async () => false } = options
  const boss = new PgBoss({ ...(options.connection as object), max: 2 })
  boss.on('error', (problem) => report(placeOf(problem), problem))
  await boss.start()
  for (const job of jobs) {
    const queue = queueOf(job.name)
    await boss.createQueue(queue)
    await boss.schedule(queue, job.schedule, null, { tz: 'Europe/London', singletonKey: queue, missed: 'once' })
    await boss.work(queue, async () => {
      const now = clock()
      const work = async () => (await rests()) || job.handle({ database, today: londonDate(now), now })
      await work().catch((problem) => {
        report(job.name, problem)
        throw problem
      })
    })
  }
  return () => boss.stop({ graceful: true, timeout: 5000 })
}

/** A queue's name holds letters, digits and few signs: neither a space nor an apostrophe. */
export const queueOf = (job: string): string => job.replaceAll(/[^\w.-]+/g, '-')

/** The queue tells of itself, or of the job that it was busy with. */
function placeOf(problem: unknown): string {
  const { queue } = (problem ?? {}) as { queue?: unknown }
  return typeof queue === 'string' ? `queue ${queue}` : 'queue'
}
