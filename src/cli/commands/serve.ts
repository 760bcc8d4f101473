import { clockFor } from '../clock.ts'
import { type Command, Problem } from '../command.ts'
import { judgeEmbedded, leadsToEmbedded } from '../embedded.ts'
import { openGiven } from '../open-database.ts'
import { useSecret } from '../secret.ts'
import { realService, refuseDemonstration } from '../service.ts'
import { untilAskedToStop } from '../stopping.ts'

export const serve: Command = {
  name: 'serve',
  does: 'Runs a web server on the database that HEARTH_DATABASE_URL names. Run as many as you like, and `hearth work` beside them.',
  async run(_given, config) {
    const url = realService(config, 'serve')
    if (!config.secret)
      throw new Problem('HEARTH_SECRET is needed to serve: set it to at least 32 characters that nobody can guess.')
    const asked = untilAskedToStop()
    const opened = await openGiven(url)
    try {
      await refuseDemonstration(opened.connection)
      useSecret(config)
      const { startWeb } = await import('../web.ts')
      const web = await startWeb({
        database: opened.database,
        config,
        clock: clockFor(undefined),
        demonstration: false,
        forAdministrators: leadsToEmbedded(opened.connection) ? judgeEmbedded(config) : [],
      })
      console.log(`Hearth is ready at ${web.address}`)
      await asked
      await web.close()
    } finally {
      await opened.close()
    }
  },
}
