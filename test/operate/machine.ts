import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '#src/config.ts'

/*
 * A machine that never saw Hearth, as far as a test can have one: a folder that stands for /, an ordinary owner's PostgreSQL,
 * and a repository to clone. What only root may do is left out (who owns a file, the account); systemd is played by the
 * test, which runs what the units say: ExecStart, with each EnvironmentFile. Everything else is the real program.
 */

const places = [
  '/opt/hearth',
  '/etc/hearth',
  '/etc/systemd/system',
  '/usr/local/bin',
  '/var/lib/hearth',
  '/var/backups/hearth',
]

export type Machine = Awaited<ReturnType<typeof aMachine>>
type Ran = { code: number | null; said: string }

export async function aMachine() {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-machine-'))
  const home = join(folder, 'home')
  for (const name of ['home', 'shims', 'etc/systemd/system', 'usr/local/bin', 'var/lib', 'var/backups', 'opt'])
    mkdirSync(join(folder, name), { recursive: true })
  const shim = (name: string, text: string) => {
    writeFileSync(join(folder, 'shims', name), `#!/bin/sh\n${text}\n`)
    chmodSync(join(folder, 'shims', name), 0o755)
  }
  shim('sudo', 'while [ "$1" = -u ]; do shift 2; done\nexec env "$@"')
  shim('useradd', 'exit 0')
  shim(
    'install',
    `n=$#; while [ $n -gt 0 ]; do a=$1; shift; n=$((n-1)); case "$a" in -o|-g) shift; n=$((n-1));; *) set -- "$@" "$a";; esac; done\nexec /usr/bin/install "$@"`,
  )
  symlinkSync(process.execPath, join(folder, 'shims/node'))
  const port = await freePort()
  const place = (text: string) =>
    places
      .reduce((so, path) => so.replaceAll(new RegExp(`(?<![\\w/.])${path}`, 'g'), folder + path), text)
      .replaceAll('127.0.0.1:3000', `127.0.0.1:${port}`)
  const env = {
    PATH: [join(folder, 'shims'), join(folder, 'usr/local/bin'), process.env['PATH']].join(':'),
    HOME: home,
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
  }
  const running = new Map<string, { child: ChildProcess; said: () => string }>()

  /** A line as it is typed. */
  async function run(line: string): Promise<Ran> {
    const child = spawn('bash', ['-c', place(line)], { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] })
    return ended(listenTo(child))
  }

  async function systemctl(words: string[]): Promise<void> {
    const [verb = '', ...units] = words.filter((word) => word !== '--now')
    for (const unit of units) {
      if (verb === 'stop') await stop(unit)
      else if (unit.endsWith('.timer')) {
        if (!fieldsOf(readUnit(unit)).has('OnCalendar')) fail(`${unit} has no time`)
      } else if (verb !== 'daemon-reload') await start(unit)
    }
  }

  const readUnit = (name: string) =>
    place(readFileSync(join(folder, 'etc/systemd/system', name.includes('.') ? name : `${name}.service`), 'utf8'))

  async function start(unit: string): Promise<void> {
    const fields = fieldsOf(readUnit(unit))
    const words = fields.get('ExecStart')!.split(' ')
    const given = { ...env, ...environmentOf(readUnit(unit)) }
    const child = spawn(words[0]!, words.slice(1), { cwd: '/', env: given, stdio: ['ignore', 'pipe', 'pipe'] })
    const one = listenTo(child)
    if (fields.get('Type') === 'oneshot') {
      const { code, said } = await ended(one)
      if (code !== 0) fail(`${unit} failed: ${said}`)
      return
    }
    running.set(unit, one)
    for (const patience = AbortSignal.timeout(60_000); !/ready at|at work/.test(one.said()); await pause()) {
      if (child.exitCode !== null || patience.aborted) fail(`${unit} did not start: ${one.said()}`)
    }
  }

  async function stop(unit: string): Promise<void> {
    const one = running.get(unit)
    if (!one) return
    running.delete(unit)
    one.child.kill('SIGTERM')
    const { code, said } = await ended(one)
    if (code !== 0) fail(`${unit} ended with ${code}: ${said}`)
  }

  return {
    folder,
    port,
    place,
    run,
    systemctl,
    environmentOf: (unit: string) => environmentOf(readUnit(unit)),
    async stopAll() {
      for (const unit of [...running.keys()]) await stop(unit)
    },
    /** A repository to clone, with the same packages beside what is cloned from it. */
    async repository(): Promise<string> {
      const origin = join(folder, 'origin')
      for (const name of [
        'assets',
        'bin',
        'db',
        'deploy',
        'docs',
        'src',
        'package.json',
        'package-lock.json',
        '.gitignore',
      ])
        cpSync(join(root, name), join(origin, name), { recursive: true })
      for (const name of ['deploy/hearth', 'deploy/backup']) {
        writeFileSync(join(origin, name), place(readFileSync(join(origin, name), 'utf8')))
        chmodSync(join(origin, name), 0o755)
      }
      writeFileSync(join(origin, '.gitignore'), 'node_modules\n')
      git(origin, 'init', '--quiet')
      return commit(origin, 'This version')
    },
    /** The next version: one more migration. */
    nextVersion(): void {
      writeFileSync(join(folder, 'origin/db/migrations/9999-next.sql'), 'create table next_version (id int);\n')
      commit(join(folder, 'origin'), 'The next version')
    },
    linkPackages: () => symlinkSync(join(root, 'node_modules'), join(folder, 'opt/hearth/node_modules')),
    write: (name: string, text: string) => writeFileSync(join(home, name), text),
    edit(path: string, change: (text: string) => string): void {
      writeFileSync(folder + path, change(readFileSync(folder + path, 'utf8')))
    },
    list: (path: string) => (existsSync(folder + path) ? readdirSync(folder + path).toSorted() : []),
    read: (path: string) => readFileSync(folder + path, 'latin1'),
  }
}

function listenTo(child: ChildProcess) {
  let text = ''
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return { child, said: () => text.trim() }
}

async function ended({ child, said }: ReturnType<typeof listenTo>): Promise<Ran> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close')
  return { code: child.exitCode, said: said() }
}

/** `Name=value` of a unit; the last one of a name. */
export function fieldsOf(unit: string): Map<string, string> {
  return new Map([...unit.matchAll(/^(\w+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]))
}

/** What a unit is told: its files, one after the other. */
function environmentOf(unit: string): Record<string, string> {
  const files = [...unit.matchAll(/^EnvironmentFile=(.*)$/gm)].map(([, file]) => file!)
  return Object.assign({}, ...files.map(environmentIn))
}

/** As systemd reads it, and the shell. */
function environmentIn(file: string): Record<string, string> {
  const lines = readFileSync(file, 'utf8').matchAll(/^(\w+)="(.*)"$/gm)
  return Object.fromEntries([...lines].map(([, name, value]) => [name!, value!]))
}

function commit(repository: string, message: string): string {
  git(repository, 'add', '--all')
  git(repository, '-c', 'user.name=Test', '-c', 'user.email=test@example.org', 'commit', '--quiet', '-m', message)
  return repository
}

function git(cwd: string, ...words: string[]): void {
  const { status, stderr } = spawnSync('git', words, { cwd, encoding: 'utf8' })
  if (status !== 0) fail(`git ${words.join(' ')}: ${stderr}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  await new Promise((closed) => server.close(closed))
  return port
}

function fail(sentence: string): never {
  throw new Error(sentence)
}

const pause = () => new Promise((done) => setTimeout(done, 50))
