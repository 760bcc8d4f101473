import type pg from 'pg'
import { lockOldLinks } from '#modules/people/index.ts'
import { londonDate } from '#platform/dates/index.ts'
import { startJobs } from '#platform/jobs/index.ts'
import type { Clock } from '#platform/sql/database.ts'
import type { Config } from '#src/config.ts'
import { keepBrokenOff, takeBrokenOff } from '../broken-off.ts'
import { clockFor } from '../clock.ts'
import { type Command, Problem } from '../command.ts'
import { hasPeopleOfItsOwn, judgeEmbedded } from '../embedded.ts'
import { useMailServer } from '../mail.ts'
import { type Opened, openEmbedded } from '../open-database.ts'
import { prepareDatabase } from '../prepare-database.ts'
import { restsIn } from '../rehearsal.ts'
import { report } from '../report.ts'
import { useSecret } from '../secret.ts'
import { begin, recreate, whatHasBegun } from '../service.ts'
import { untilAskedToStop } from '../stopping.ts'

export const start: Command = {
  name: 'start',
  does: 'Runs everything on this machine: the database, the web server and the jobs. An empty data folder gets the demonstration.',
  async run(_given, config) {
    if (config.databaseUrl) {
      throw new Problem(
        '`hearth start` brings its own database: with HEARTH_DATABASE_URL, run `hearth serve` and `hearth work`.',
      )
    }
    const asked = untilAskedToStop()
    const clock = clockFor(config.today)
    void import('../web.ts') // read while the database starts
    const opened = await openEmbedded(config, { serve: true, onRestart: (sentence) => console.error(sentence) })
    try {
      const stop = await Promise.race([startAll(opened, config, clock), asked.then(() => leaveAtOnce)])
      await asked
      await stop()
    } finally {
      await opened.close()
    }
  },
}

/** Stopped while it was still preparing: what was not finished is begun anew next time, and the database stops by itself. */
const leaveAtOnce = () => process.exit(130)

async function startAll(opened: Opened, config: Config, clock: Clock): Promise<() => Promise<void>> {
  const { checkPort, startWeb } = await import('../web.ts')
  const { allJobs } = await import('#src/app.ts')
  const { database, connection } = opened
  await checkPort(config)
  useSecret(config)
  await lockOldLinks(database, clock())
  const demonstration = await beginDemonstration(opened, clock)
  const closeMail = demonstration ? () => {} : await useMailServer(config, connection)
  const forAdministrators = !demonstration && (await hasPeopleOfItsOwn(connection)) ? judgeEmbedded(config) : []
  const web = await startWeb({ database, config, clock, demonstration, forAdministrators })
  for (const sentence of takeBrokenOff(config.data, 'jobs')) console.error(sentence)
  const rests = restsIn(database, clock)
  const queue = connection as pg.PoolConfig
  const stopJobs = await startJobs({ jobs: allJobs, database, connection: queue, clock, report, rests })
  console.log(`Hearth is ready at ${web.address}`)
  return async () => {
    await Promise.all([web.close(), stopJobs()])
    keepBrokenOff(config.data, 'jobs', database.breakOff())
    closeMail()
  }
}

/** Whether this is the demonstration; makes it when the data folder is new. */
async function beginDemonstration({ database, connection }: Opened, clock: Clock): Promise<boolean> {
  const begun = await whatHasBegun(connection)
  if (begun === 'demonstration' || begun === 'service') return begun === 'demonstration'
  if (begun === 'unfinished demonstration') {
    await recreate(connection)
    await prepareDatabase(connection)
  }
  const { loadDemonstration } = await import('#modules/demonstration/index.ts')
  const now = clock()
  await loadDemonstration(database, { today: londonDate(now), now, say: (sentence: string) => console.log(sentence) })
  await begin(connection, 'demonstration')
  return true
}
