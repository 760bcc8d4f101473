import pg from 'pg'

/** The database cannot be reached, or not used. The message is one plain sentence for the operator. */
export class ConnectionProblem extends Error {
  override name = 'ConnectionProblem'
}

/**
 * Work on one connection of its own, closed when the work ends. `config` is the owner's, who is past row-level security:
 * only for looking after a database. Throws ConnectionProblem when there is no way in, which names the `variable`.
 */
export async function withClient<T>(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
  variable = 'HEARTH_DATABASE_URL',
): Promise<T> {
  const patience = { connectionTimeoutMillis: 10_000, keepAlive: true, keepAliveInitialDelayMillis: 10_000 }
  const client = new pg.Client({ ...patience, ...config })
  client.on('error', () => {})
  try {
    await client.connect().catch((problem: unknown) => {
      throw explain(problem, variable)
    })
    return await work(client)
  } finally {
    await client.end().catch(() => {}) // one that is lost has ended already; what went wrong is told by the work
  }
}

const away = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|EAI_|ENOTFOUND|57P0|08)/
const awayInWords =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect|terminating connection)/

/** Whether a problem says that the database is not there, or no longer: its server stopped, was killed, or ended the
 * connection. Whoever waits and tries again may find it back. */
export function isLost(problem: unknown): boolean {
  const {
    code,
    syscall,
    message = '',
    cause,
  } = (problem ?? {}) as Record<'code' | 'syscall' | 'message' | 'cause', unknown>
  if (typeof code === 'string' && (away.test(code) || syscall === 'connect')) return true
  return awayInWords.test(String(message)) || (cause !== undefined && isLost(cause))
}

function explain(problem: unknown, variable: string): unknown {
  const { code = '', message } = problem as { code?: string; message: string }
  if (code === '3D000')
    return new ConnectionProblem(`The server of ${variable} answers, but ${message}: create it, or check the name.`)
  if (code === '42501' || code === '22023')
    return new ConnectionProblem(
      `The user of ${variable} may not connect to this database, or not take its roles: ${variable === 'HEARTH_DATABASE_URL' ? 'name the owner of the database.' : 'run `hearth database web-role`, and take the address that it prints.'}`,
    )
  if (code.startsWith('28') || /^SASL|password must be/.test(message))
    return new ConnectionProblem(
      `The database server does not let Hearth in: check the user and the password in ${variable}.`,
    )
  if (/^(ECONN|ENOENT|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|57P03)/.test(code) || message.includes('timeout'))
    return new ConnectionProblem(`The database does not answer: check ${variable}, and that the server runs.`)
  return problem
}
