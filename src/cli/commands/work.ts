import type pg from 'pg'
import { startJobs } from '#platform/jobs/index.ts'
import { clockFor } from '../clock.ts'
import type { Command } from '../command.ts'
import { useMailServer } from '../mail.ts'
import { openGiven } from '../open-database.ts'
import { restsIn } from '../rehearsal.ts'
import { report } from '../report.ts'
import { realService, refuseDemonstration } from '../service.ts'
import { untilAskedToStop } from '../stopping.ts'

export const work: Command = {
  name: 'work',
  does: 'Runs the jobs (reminders, due dates, mail) of the database that HEARTH_DATABASE_URL names.',
  async run(_given, config) {
    const asked = untilAskedToStop()
    const { database, connection, close } = await openGiven(realService(config, 'work'))
    try {
      await refuseDemonstration(connection)
      const { allJobs } = await import('#src/app.ts')
      const closeMail = await useMailServer(config, connection)
      const clock = clockFor(undefined)
      const stopJobs = await startJobs({
        jobs: allJobs,
        database,
        connection: connection as pg.PoolConfig,
        clock,
        report,
        rests: restsIn(database, clock),
      })
      console.log(`Hearth is at work on ${allJobs.length} jobs.`)
      await asked
      await stopJobs()
      closeMail()
    } finally {
      await close()
    }
  },
}
