import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { root } from '#src/config.ts'
import type { TestDatabase } from '#test/database.ts'

export type Server = {
  database: TestDatabase
  address: string
  ask(): Promise<{ cpu: NodeJS.CpuUsage; memory: number; held: number }>
  /** What work costs: processor time in milliseconds, which others who use this machine do not lengthen. */
  cost(work: () => Promise<void>): Promise<Cost>
}

/** Node's, and that of the backends of PostgreSQL (where the system tells it). */
export type Cost = { node: number; postgres: number }
export const total = ({ node, postgres }: Cost): number => node + postgres

/** A server in a process of its own. */
export async function startServer(database: TestDatabase): Promise<Server> {
  const child = fork(join(root, 'bench/zserver.ts'), [JSON.stringify(database.webLogin)], {
    execArgv: ['--heap-growing-percent=25', '--max-semi-space-size=8'],
  }) // as bin/hearth.mjs does
  const heard = <T>() => new Promise<T>((resolve) => child.once('message', (message) => resolve(message as T)))
  const { address } = await heard<{ address: string }>()
  process.once('exit', () => child.kill())
  const ask: Server['ask'] = () => {
    const told = heard<{ cpu: NodeJS.CpuUsage; memory: number; held: number }>()
    child.send('how are you')
    return told
  }
  const owner = new pg.Client(database.connection)
  await owner.connect()
  const backends = async () => {
    const { rows } = await owner.query<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and usename = $1`,
      [database.webLogin.user],
    )
    return new Map(rows.flatMap(({ pid }) => onProcessor(pid) ?? []))
  }
  return {
    database,
    address,
    ask,
    child, cost: async (work) => {
      const before = { ...(await ask()), backends: await backends() }
      await work()
      const after = { ...(await ask()), backends: await backends() }
      // One that began meanwhile has spent all of its time on this; one that ended was idle for long, and had nothing to do with it.
      const spent = [...after.backends].map(([pid, time]) => time - (before.backends.get(pid) ?? 0))
      return {
        node: (after.cpu.user + after.cpu.system - before.cpu.user - before.cpu.system) / 1000,
        postgres: spent.reduce((sum, one) => sum + one, 0) / 1e6,
      }
    },
  }
}

/** A process and its nanoseconds on a processor; nothing where it is no more, or the system does not tell. */
function onProcessor(pid: number): [[number, number]] | undefined {
  try {
    return [[pid, Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0])]]
  } catch {
    return undefined
  }
}

export async function signIn({ address }: Server, person: string): Promise<string> {
  const reply = await fetch(`${address}/sign-in/demo`, {
    method: 'POST',
    body: new URLSearchParams({ person }),
    redirect: 'manual',
  })
  const cookie = (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  if (!cookie) throw new Error(`${person} could not sign in: ${reply.status}`)
  return cookie
}

export type Answer = { status: number; text: string }

export async function get({ address }: Server, path: string, cookie: string): Promise<Answer> {
  const reply = await fetch(address + path, { headers: { cookie } })
  return { status: reply.status, text: await reply.text() }
}
