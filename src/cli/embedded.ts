import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import pg from 'pg'
import { withClient } from '#platform/sql/connect.ts'
import { type Config, root } from '#src/config.ts'
import { Problem } from './command.ts'
import { secretFile } from './secret.ts'

/*
 * The embedded PostgreSQL is for the demonstration: it carries libraries of 2016 to 2018 and lets in whoever may open its
 * folder (decision 18). A real service moves to a PostgreSQL of its own.
 */

/** The last version of Hearth that starts a real service on it without being told to. */
export const lastToStart = '0.1'

/** What the administrators of a real service on the embedded PostgreSQL are told on each page. Throws a Problem when this
 * version does not start it. */
export function judgeEmbedded(config: Pick<Config, 'embedded' | 'data'>, version = versionOf(root)): string[] {
  if (config.embedded === 'yes') return []
  if (isNewer(version, lastToStart)) throw new Problem(`${isForDemonstration} ${howToMove(config)} ${orSayYes}`)
  return [`${isForDemonstration} From the next version on Hearth does not start like this. ${howToMove(config)}`]
}

/** Whether an address leads to a server that Hearth has started: nothing else keeps its socket in such a place. */
export function leadsToEmbedded(connection: pg.ClientConfig): boolean {
  const { host } = new pg.Client(connection)
  if (!host.startsWith('/')) return false
  return existsSync(join(dirname(host), 'cluster', 'PG_VERSION')) || /^hearth-[0-9a-f]{16}$/.test(basename(host))
}

/** Somebody who is not of the demonstration has been let in. */
export async function hasPeopleOfItsOwn(connection: pg.ClientConfig): Promise<boolean> {
  return withClient(connection, async (client) => {
    const { rowCount } = await client.query('select from people where demonstration_key is null limit 1')
    return rowCount !== 0
  })
}

const isForDemonstration =
  'This service runs on the PostgreSQL that Hearth brings for its demonstration: its libraries are years old, and it asks for no password.'
const orSayYes = 'Or set HEARTH_EMBEDDED=yes, and know what you do.'

/** Two commands, and what must be set for the second. */
function howToMove(config: Pick<Config, 'data'>): string {
  return `To move to a PostgreSQL of your own, stop Hearth and run \`npx hearth backup FILE\`; then set HEARTH_DATABASE_URL to an empty database there and HEARTH_SECRET_FILE to ${secretFile(config)}, and run \`npx hearth restore FILE\`. docs/operate.md says the rest.`
}

function versionOf(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version
}

function isNewer(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split('.').slice(0, 2).map(Number))
  return a![0]! > b![0]! || (a![0] === b![0] && a![1]! > b![1]!)
}
