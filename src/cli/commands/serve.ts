import { lockOldLinks, opensAuthenticators } from '#modules/people/index.ts'
import type { Config } from '#src/config.ts'
import { clockFor } from '../clock.ts'
import { type Command, Problem } from '../command.ts'
import { judgeEmbedded, leadsToEmbedded } from '../embedded.ts'
import { openForWeb, openGiven } from '../open-database.ts'
import { useSecret } from '../secret.ts'
import { realService, refuseDemonstration } from '../service.ts'
import { untilAskedToStop } from '../stopping.ts'

/** With one address the web server holds the owner's rights, and only its own care keeps it from using them. */
const oneAddress =
  'The web server logs in to the database as its owner. Run `hearth database web-role` on the server, and set HEARTH_WEB_DATABASE_URL to the address that it prints: the next version of Hearth may ask for it.'

/** On this machine nobody is between; everywhere else whoever is reads what is typed, and holds who is signed in. */
const overHttp =
  'HEARTH_BASE_URL begins with http://: passwords, cookies and the links of letters can be read by whoever is on the way. Put a proxy before Hearth that ends HTTPS, and set HEARTH_BASE_URL to its address, such as https://hearth.example.gov.uk.'

const otherSecret =
  'HEARTH_SECRET is not the one that authenticators were connected with: no code is right, and only recovery codes let people in. Set the secret of before; if it is lost, everyone must be invited anew.'

export const serve: Command = {
  name: 'serve',
  does: 'Runs a web server on the database that HEARTH_WEB_DATABASE_URL names. Run as many as you like, and `hearth work` beside them.',
  async run(_given, config) {
    const url = config.webDatabaseUrl ?? realService(config, 'serve')
    if (!config.secret)
      throw new Problem('HEARTH_SECRET is needed to serve: set it to at least 32 characters that nobody can guess.')
    if (!config.baseUrl) console.error(withoutBaseUrl)
    const asked = untilAskedToStop()
    const opened = await (config.webDatabaseUrl ? openForWeb(url) : openGiven(url, undefined))
    try {
      await refuseDemonstration(opened.connection)
      useSecret(config)
      await lockOldLinks(opened.database, clockFor(undefined)())
      const forAdministrators = [
        ...(isOverHttp(config) ? [overHttp] : []),
        ...(config.webDatabaseUrl ? [] : [oneAddress]),
        ...((await opensAuthenticators(opened.database, clockFor(undefined)())) ? [] : [otherSecret]),
        ...(leadsToEmbedded(opened.connection) ? judgeEmbedded(config) : []),
      ]
      for (const sentence of forAdministrators) console.error(sentence)
      const { startWeb } = await import('../web.ts')
      const web = await startWeb({
        database: opened.database,
        config,
        clock: clockFor(undefined),
        demonstration: false,
        forAdministrators,
      })
      console.log(`Hearth is ready at ${web.address}`)
      await asked
      await web.close()
    } finally {
      await opened.close()
    }
  },
}

function isOverHttp({ baseUrl }: Config): boolean {
  if (!baseUrl?.startsWith('http:')) return false
  return !/^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(baseUrl).hostname)
}

const withoutBaseUrl =
  'HEARTH_BASE_URL is not set: links that leave Hearth are made from the address in each request, and cookies travel over http as well. Set it to the address that people type, such as https://hearth.example.gov.uk. The next version of Hearth does not serve without it.'
