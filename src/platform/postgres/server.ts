import { spawn, spawnSync } from 'node:child_process'
import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { type Account, findAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { PostgresProblem } from './problem.ts'

/** Settings of the server, as on its command line: `{ fsync: 'off' }`. */
export type Settings = Record<string, string>

export type Places = { folder: string; cluster: string; sockets: string; log: string }

/** Where things lie in a data folder. PostgreSQL owns `database`; the rest is ours. */
export function placesIn(dataDir: string): Places {
  const folder = join(dataDir, 'database')
  return { folder, cluster: join(folder, 'cluster'), sockets: socketFolder(folder), log: join(dataDir, 'postgres.log') }
}

/** The name of a Unix socket may have 107 bytes: a deep data folder keeps its socket among the temporary files. */
function socketFolder(folder: string): string {
  const inside = join(folder, 'socket')
  if (Buffer.byteLength(inside) <= 85) return inside
  return join(tmpdir(), `hearth-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`)
}

/** The process that serves the cluster, or undefined. A file left by a killed server, or its number reused, counts for nothing. */
export function findRunning(places: Places): number | undefined {
  const pid = readPid(join(places.cluster, 'postmaster.pid'))
  return pid !== undefined && isPostgres(pid) ? pid : undefined
}

/**
 * PostgreSQL copes with the file of a dead server by itself, but not when another program has been given the dead one's
 * number, as happens whenever a container restarts. Moved, not removed, and put back if someone wrote a new one meanwhile.
 * Two processes may be at it at once: a file that is gone has been dealt with.
 */
function setAsideReusedNumber(places: Places): void {
  const file = join(places.cluster, 'postmaster.pid')
  const aside = `${file}.${process.pid}`
  const number = readPid(file)
  if (number === undefined || !isAlive(number) || isPostgres(number)) return
  try {
    renameSync(file, aside)
    if (readPid(aside) === number) rmSync(aside)
    else renameSync(aside, file)
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'ENOENT') throw problem
  }
}

function readPid(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8').split('\n')[0])
  } catch {
    return undefined // there is none, or no longer
  }
}

function isPostgres(pid: number): boolean {
  if (!isAlive(pid)) return false
  if (!existsSync('/proc/self/cmdline')) return true
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]!.endsWith('postgres')
  } catch {
    return false
  }
}

/** Whether a process of that number exists. */
export function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false // a file that is just being written
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

export type RunningServer = { hasExited(): boolean }

/** Starts the server, and creates its cluster when there is none. Does not wait until it answers. Throws PostgresProblem. */
export function startServer(places: Places, settings: Settings): RunningServer {
  mkdirSync(places.folder, { recursive: true, mode: 0o700 })
  const account = findAccount(findBinaries(), places.folder)
  createCluster(account, places, settings)
  setAsideReusedNumber(places)
  makeSocketFolder(account, places.sockets)
  const all = serverArguments(account, places, settings)
  const { program, args, as, extra } = account.command(account.binaries.postgres, all)
  const log = openSync(places.log, 'a', 0o600)
  // Detached: Ctrl-C is for Hearth, which stops its database last.
  const server = spawn(program, args, { ...as, detached: true, stdio: ['ignore', log, log, ...extra] })
  closeSync(log)
  server.unref()
  let failed = false
  server.on('error', () => (failed = true))
  return { hasExited: () => failed || server.exitCode !== null || server.signalCode !== null }
}

function serverArguments(account: Account, places: Places, settings: Settings): string[] {
  const all: Settings = {
    listen_addresses: '',
    unix_socket_directories: account.nameOf(places.sockets),
    unix_socket_permissions: '0700',
    log_min_messages: 'warning',
    log_min_error_statement: 'panic', // statements hold what people wrote
    ...settings,
  }
  return [
    '-D',
    account.nameOf(places.cluster),
    ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
}

/** Made aside and moved into place whole, so that a start that was cut short leaves nothing behind that looks like data. */
function createCluster(account: Account, places: Places, settings: Settings): void {
  if (existsSync(join(places.cluster, 'PG_VERSION'))) return
  const aside = mkdtempSync(join(places.folder, 'new-'))
  account.give(aside)
  const options = [
    '--username=hearth',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ]
  const sync = settings.fsync === 'off' ? ['--no-sync'] : []
  const { program, args, as, extra } = account.command(account.binaries.initdb, [
    '-D',
    account.nameOf(aside),
    ...options,
    ...sync,
  ])
  const result = spawnSync(program, args, { ...as, stdio: ['ignore', 'ignore', 'pipe', ...extra] })
  if (result.status !== 0) {
    rmSync(aside, { recursive: true, force: true })
    throw new PostgresProblem(
      `PostgreSQL could not prepare ${places.folder}: ${String(result.stderr).trim().split('\n').at(-1)}`,
    )
  }
  try {
    renameSync(aside, places.cluster)
  } catch {
    rmSync(aside, { recursive: true, force: true }) // another Hearth was quicker
  }
}

function makeSocketFolder(account: Account, sockets: string): void {
  mkdirSync(sockets, { recursive: true, mode: 0o700 })
  const there = lstatSync(sockets)
  if (
    !there.isDirectory() ||
    (process.getuid && ![process.getuid(), 0].includes(there.uid) && process.getuid() !== 0)
  ) {
    throw new PostgresProblem(`${sockets} belongs to someone else: remove it, or set HEARTH_DATA to a shorter path.`)
  }
  account.give(sockets)
}
