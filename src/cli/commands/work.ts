import type pg from 'pg'
import { startJobs } from '#platform/jobs/index.ts'
import { lockOldLinks } from '#modules/people/index.ts'
import { keepBrokenOff, takeBrokenOff } from '../broken-off.ts'
import { clockFor } from '../clock.ts'
import type { Command } from '../command.ts'
import { useMailServer } from '../mail.ts'
import { openGiven } from '../open-database.ts'
import { restsIn } from '../rehearsal.ts'
import { report } from '../report.ts'
import { useSecretIfKnown } from '../secret.ts'
import { realService, refuseDemonstration } from '../service.ts'
import { untilAskedToStop } from '../stopping.ts'

export const work: Command = {
  name: 'work',
  does: 'Runs the jobs (reminders, due dates, mail) of the database that HEARTH_DATABASE_URL names.',
  async run(_given, config) {
    const asked = untilAskedToStop()
    const { database, connection, close } = await openGiven(realService(config, 'work'), config.webDatabaseUrl)
    try {
      await refuseDemonstration(connection)
      if (useSecretIfKnown(config)) await lockOldLinks(database, clockFor(undefined)())
      else
        console.log(
          'HEARTH_SECRET is not set: invitations and other links wait in the outbox until it is, as for `hearth serve`.',
        )
      const { allJobs } = await import('#src/app.ts')
      const closeMail = await useMailServer(config, connection)
      const clock = clockFor(undefined)
      for (const sentence of takeBrokenOff(config.data, 'jobs')) console.error(sentence)
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
      keepBrokenOff(config.data, 'jobs', database.breakOff())
      closeMail()
    } finally {
      await close()
    }
  },
}
