import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { connectionTo, tryHold, tryServe } from './holder.ts'
import { PostgresProblem } from './problem.ts'
import { findRunning, type Places, placesIn, type RunningServer, type Settings, startServer } from './server.ts'

export { PostgresProblem } from './problem.ts'

export type EmbeddedPostgres = {
  /** What a pg pool or client needs to connect as the owner of the database. */
  connection: { host: string; user: string; database: string }
  /** False when another Hearth process had it running already. */
  startedByUs: boolean
  /** Lets go of the server. The last process to do so stops it; nothing acknowledged is lost. */
  stop(): Promise<void>
}

export type OpenOptions = {
  settings?: Settings
  database?: string
  /** Claims the data folder for this process alone, as `hearth start` does. Others may still work beside it. */
  serve?: boolean
  /** Starts the server again whenever it is lost, and says so: for what goes on for long. Without it a server that is lost
   * stays lost, so that a command fails instead of waiting. */
  onRestart?: (sentence: string) => void
}

type State = {
  stopping: boolean
  holder: pg.Client | undefined
  startedByUs: boolean
  recovering: Promise<void> | undefined
}

let opened = 0

/**
 * Opens the PostgreSQL server whose data lies in `dataDir`: creates it, starts it, or joins the one that another Hearth
 * process started. It listens on a Unix socket only, and never outlives the last process that opened it, however
 * that one ends. Throws PostgresProblem, whose message is one plain sentence.
 */
export async function openPostgres(dataDir: string, options: OpenOptions = {}): Promise<EmbeddedPostgres> {
  const data = resolve(dataDir)
  makeDataFolder(data)
  const places = placesIn(data)
  const database = options.database ?? 'hearth'
  const name = `hearth ${process.pid} ${(opened += 1)}`
  const keeper = startKeeper(data, places, name)
  const state: State = { stopping: false, holder: undefined, startedByUs: false, recovering: undefined }

  async function hold(): Promise<void> {
    const { holder, startedByUs } = await joinOrStart(places, name, options.settings ?? {}, () => state.stopping)
    const lost = new Promise<void>((gone) => holder.once('end', gone))
    Object.assign(state, { holder, startedByUs })
    if (options.serve) await claim(holder, data)
    await createDatabase(holder, database)
    if (options.onRestart) void lost.then(() => (state.recovering = recover(options.onRestart!)))
  }

  /** Never gives up and never fails: the next try may find what this one did not. */
  async function recover(say: (sentence: string) => void): Promise<void> {
    for (let tries = 1; !state.stopping; tries += 1) {
      try {
        await hold()
        if (!state.stopping) say('The database had stopped. Hearth has started it again.')
        return
      } catch (problem) {
        if (state.stopping) return
        await state.holder?.end().catch(() => {})
        if (tries === 1) say(`The database has stopped, and Hearth goes on trying to start it. ${reasonOf(problem)}`)
        await sleep(Math.min(tries * 500, 5000))
      }
    }
  }

  async function stop(): Promise<void> {
    state.stopping = true
    await state.recovering
    await state.holder?.end().catch(() => {})
    await keeper.finish()
  }

  try {
    await hold()
  } catch (error) {
    await stop()
    throw error
  }
  return { connection: connectionTo(places, database), startedByUs: state.startedByUs, stop }
}

function reasonOf(problem: unknown): string {
  return problem instanceof PostgresProblem ? problem.message : ''
}

function makeDataFolder(data: string): void {
  try {
    mkdirSync(data, { recursive: true })
    const log = join(data, 'postgres.log')
    closeSync(openSync(log, isLong(log) ? 'w' : 'a', 0o600))
  } catch {
    throw new PostgresProblem(
      `Hearth may not write to ${data}: run it as the owner of that folder, or set HEARTH_DATA to a folder of your own.`,
    )
  }
}

function isLong(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 5 * 1024 * 1024
}

/** Two processes may try at once: one of them starts the server, and the other finds it on the next round. */
async function joinOrStart(
  places: Places,
  name: string,
  settings: Settings,
  isStopping: () => boolean,
): Promise<{ holder: pg.Client; startedByUs: boolean }> {
  const patience = AbortSignal.timeout(60_000)
  let server: RunningServer | undefined
  for (let starts = 0; !patience.aborted && !isStopping(); await sleep(10)) {
    const holder = await tryHold(places, name)
    if (holder) return { holder, startedByUs: server?.hasExited() === false }
    if (findRunning(places) !== undefined || server?.hasExited() === false) continue
    if (starts === 10) break
    await sleep(starts * 50) // what is left of a killed server may need a moment to go
    server = startServer(places, settings)
    starts += 1
  }
  throw new PostgresProblem(`PostgreSQL does not start. The end of ${places.log} says why.`)
}

/** A process that is just ending gets a moment to let go. */
async function claim(holder: pg.Client, data: string): Promise<void> {
  for (let tries = 0; tries < 30; tries += 1) {
    if (await tryServe(holder)) return
    await sleep(100)
  }
  throw new PostgresProblem(
    `Another Hearth is already using ${data}: stop it first, or set HEARTH_DATA to another folder.`,
  )
}

async function createDatabase(holder: pg.Client, database: string): Promise<void> {
  const { rowCount } = await holder.query('select from pg_database where datname = $1', [database])
  if (rowCount === 0) await holder.query(`create database ${holder.escapeIdentifier(database)}`).catch(ignoreDuplicate)
}

/** Two processes may create it at once; PostgreSQL says so in either of two ways. */
function ignoreDuplicate(error: { code?: string }): void {
  if (error.code !== '42P04' && error.code !== '23505') throw error
}

/** A shell is all that waits; it becomes keeper.ts when this process ends, or says that it is done. */
function startKeeper(data: string, places: Places, name: string): { finish(): Promise<void> } {
  const program = fileURLToPath(new URL('./keeper.ts', import.meta.url))
  const log = openSync(places.log, 'a', 0o600)
  const wait = 'read -r line; exec "$0" "$@"'
  const keeper = spawn('sh', ['-c', wait, process.execPath, program, data, name], {
    detached: true,
    stdio: ['pipe', log, log],
  })
  closeSync(log)
  keeper.unref()
  keeper.stdin!.on('error', () => {})
  ;(keeper.stdin as unknown as { unref(): void }).unref()
  const finished = new Promise<void>((done) => keeper.on('exit', () => done()))
  return {
    async finish() {
      keeper.ref()
      keeper.stdin!.end()
      await finished
    },
  }
}
