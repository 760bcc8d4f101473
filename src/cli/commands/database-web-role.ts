import { randomBytes } from 'node:crypto'
import { checkMigrated, checkMigratedForWeb } from '#platform/sql/migrate.ts'
import { makeWebRole } from '#platform/sql/web-role.ts'
import { type Command, Problem } from '../command.ts'

export const webRole: Command = {
  name: 'database web-role',
  does: 'Makes the user with whom the web server logs in to the database, who owns nothing, and prints its address. Run again, it gives that user a new password.',
  async run(_given, { databaseUrl }) {
    if (!databaseUrl)
      throw new Problem('HEARTH_DATABASE_URL is needed: in the embedded database Hearth makes that user by itself.')
    const connection = { connectionString: databaseUrl }
    await checkMigrated(connection)
    const password = randomBytes(32).toString('base64url')
    const address = addressFor(databaseUrl, await makeWebRole(connection, password), password)
    // Alone on standard output, and in quotes: a file of settings as the shell and systemd read them.
    console.log(`HEARTH_WEB_DATABASE_URL="${address}"`)
    console.error(
      'Set it where `hearth serve` and `hearth work` run, and take HEARTH_DATABASE_URL away from `hearth serve`.',
    )
    console.error(
      'From now on only this user and the owner may connect: a monitor or a report of yours needs `grant connect`.',
    )
    await checkMigratedForWeb({ connectionString: address })
  },
}

/** The owner's address with another user. One without a host (a Unix socket) names its user among the parameters. */
export function addressFor(owner: string, user: string, password: string): string {
  const url = new URL(owner.replace(/^(postgres(?:ql)?:\/\/)[^/?@]*@(?=[/?]|$)/, '$1'))
  url.searchParams.delete('user')
  url.searchParams.delete('password')
  if (url.host) return Object.assign(url, { username: user, password }).href
  url.searchParams.set('user', user)
  url.searchParams.set('password', password)
  return url.href
}
