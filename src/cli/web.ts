import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildAssets } from '#platform/html/build-assets.ts'
import { stopWeighing } from '#modules/people/index.ts'
import type { Clock, Database } from '#platform/sql/database.ts'
import { createApp } from '#src/app.ts'
import type { Config } from '#src/config.ts'
import { Problem } from './command.ts'
import { keepBrokenOff, takeBrokenOff } from './broken-off.ts'
import { closingOf } from './closing.ts'
import { watchRehearsal } from './rehearsal.ts'
import { report } from './report.ts'

/** Builds the pages' styles and scripts when they have changed, and listens. `close` lets running requests finish for some seconds; the
 * next start says what it had to break off. */
export async function startWeb(given: {
  database: Database
  config: Config
  clock: Clock
  demonstration: boolean
  forAdministrators?: readonly string[]
}): Promise<{ address: string; close(): Promise<void> }> {
  const { database, config, clock, demonstration } = given
  for (const sentence of takeBrokenOff(config.data, 'requests')) console.error(sentence)
  const directory = join(config.data, 'assets')
  const manifest = await buildAssets(directory, { colour: config.brandColour })
  const rehearsal = await watchRehearsal(database, clock)
  const app = await createApp({
    database,
    clock,
    councilName: config.councilName,
    demonstration,
    baseUrl: config.baseUrl,
    trustedProxies: config.trustedProxies,
    assets: { directory, manifest },
    forAdministrators: given.forAdministrators,
    isRehearsal: rehearsal.now,
    report: ({ requestId, method, route, status, problem }) => {
      if (status >= 500) report(`${method} ${route} ${status}`, problem, requestId)
    },
  })
  const sendAway = () => {
    stopWeighing()
    database.giveUp()
  }
  const closing = closingOf(app, database, { sendAway })
  const close = async () => {
    rehearsal.stop()
    keepBrokenOff(config.data, 'requests', await closing.close())
  }
  try {
    return { address: readable(await app.listen({ port: config.port, host: config.host })), close }
  } catch (problem) {
    rehearsal.stop()
    await app.close()
    throw sentenceFor(problem, config)
  }
}

/** Throws a Problem when the web server could not listen: before anything is prepared that would take a while. */
export async function checkPort(config: Config): Promise<void> {
  const patience = AbortSignal.timeout(2000) // one that is just stopping gets a moment
  for (;;) {
    const problem = await tryPort(config)
    if (!problem) return
    if (patience.aborted) throw sentenceFor(problem, config)
    await sleep(100)
  }
}

function tryPort({ port, host }: Config): Promise<unknown> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', resolve)
    probe.listen({ port, host }, () => probe.close(() => resolve(undefined)))
  })
}

function sentenceFor(problem: unknown, { port, host }: Config): unknown {
  switch ((problem as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new Problem(`Port ${port} is taken by another program: stop it, or set HEARTH_PORT to another number.`)
    case 'EACCES':
      return new Problem(`Port ${port} needs more rights than Hearth has: set HEARTH_PORT to a number above 1023.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Problem(`This machine has no address ${host}: set HEARTH_HOST to one that it has.`)
    default:
      return problem
  }
}

function readable(address: string): string {
  return address.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//127.0.0.1:')
}
