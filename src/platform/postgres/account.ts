import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Binaries, binariesIn } from './binaries.ts'
import { PostgresProblem } from './problem.ts'

/*
 * PostgreSQL refuses to run as root, and initdb refuses an account that has no name. This file finds an account that
 * it accepts, wherever the repository and the data lie:
 *
 *   ourselves     an ordinary, named account: nothing to do
 *   nobody        root steps down to an unprivileged account, and gives it the data folder
 *   namespace     root's files lie where nobody may not go (a clone in /root): a user namespace in which our own
 *                 account is called nobody; also for an account without a name
 *   open folder   the same, where namespaces are forbidden (many containers): nobody is handed the data folder already
 *                 open, and a copy of the programs
 */
export type Account = {
  binaries: Binaries
  /** How PostgreSQL under this account names a folder that we gave it. */
  nameOf(folder: string): string
  /** The same command, run under this account. `extra` are file descriptors to pass on from number 3. */
  command(program: string, args: string[]): Command
  /** Makes the account the owner of a folder and all that is in it. */
  give(folder: string): void
}

export type Command = { program: string; args: string[]; as: Partial<Owner>; extra: number[] }

type Owner = { uid: number; gid: number }

/** An account under which PostgreSQL can read its programs and write the folder. Throws PostgresProblem. */
export function findAccount(binaries: Binaries, folder: string): Account {
  const us = { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 }
  if (us.uid === -1) return ourselves(binaries)
  const nobody = findNobody()
  const candidates =
    us.uid === 0
      ? [
          () => stepDown(binaries, ownerOf(folder) ?? nobody),
          () => stepDown(binaries, nobody),
          () => inNamespace(binaries, us, nobody),
          () => handOpenFolder(binaries, nobody, folder),
        ]
      : [() => ourselves(binaries), () => inNamespace(binaries, us, nobody)]
  for (const candidate of candidates) {
    const account = candidate()
    if (works(account, folder)) return account
  }
  throw new PostgresProblem(
    us.uid === 0
      ? `PostgreSQL cannot run as root and no other account may use ${folder}: run Hearth as an ordinary user, or set HEARTH_DATA to a folder such as /var/lib/hearth.`
      : `Hearth may not use ${folder}: run it as the owner of that folder, or set HEARTH_DATA to a folder of your own.`,
  )
}

function ourselves(binaries: Binaries): Account {
  return { binaries, nameOf: same, command: (program, args) => ({ program, args, as: {}, extra: [] }), give: () => {} }
}

function stepDown(binaries: Binaries, nobody: Owner): Account {
  return {
    binaries,
    nameOf: same,
    command: (program, args) => ({ program, args, as: nobody, extra: [] }),
    give: (folder) => giveAll(folder, nobody),
  }
}

function inNamespace(binaries: Binaries, us: Owner, nobody: Owner): Account {
  const before = ['--user', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`]
  return {
    binaries,
    nameOf: same,
    command: (program, args) => ({ program: 'unshare', args: [...before, program, ...args], as: {}, extra: [] }),
    give: (folder) => giveAll(folder, us),
  }
}

/** /proc/self/fd/3 leads straight to the folder, whatever the folders above it allow. */
function handOpenFolder(binaries: Binaries, nobody: Owner, folder: string): Account {
  const opened = openSync(folder, 'r')
  const copy = copyPrograms(binaries)
  return {
    binaries: copy,
    nameOf: (path) => path.replace(folder, '/proc/self/fd/3'),
    command: (program, args) => ({ program, args, as: nobody, extra: [opened] }),
    give: (path) => giveAll(path, nobody),
  }
}

/** 60 MB, kept for the next time, in a folder that only root can have prepared. */
function copyPrograms(binaries: Binaries): Binaries {
  const { version } = JSON.parse(readFileSync(join(binaries.home, '..', 'package.json'), 'utf8')) as { version: string }
  const place = join(tmpdir(), `hearth-postgres-${version}`)
  const there = lstatSync(place, { throwIfNoEntry: false })
  if (there?.isDirectory() && there.uid === 0 && (there.mode & 0o022) === 0) return binariesIn(place)
  const fresh = mkdtempSync(`${place}-`)
  cpSync(binaries.home, fresh, { recursive: true, verbatimSymlinks: true })
  spawnSync('chmod', ['-R', 'go+rX,go-w', fresh])
  if (there) return binariesIn(fresh)
  renameSync(fresh, place)
  return binariesIn(place)
}

/** The account tries what it will have to do: write the folder, and run the program. */
function works(account: Account, folder: string): boolean {
  account.give(folder)
  const check = 'test -w "$1" && id -un && exec "$0" --version'
  const { program, args, as, extra } = account.command('sh', [
    '-c',
    check,
    account.binaries.initdb,
    account.nameOf(folder),
  ])
  const result = spawnSync(program, args, { ...as, stdio: ['ignore', 'ignore', 'ignore', ...extra] })
  return result.status === 0
}

/** A folder that an ordinary account began stays that account's when root comes by. */
function ownerOf(folder: string): Owner | undefined {
  const { uid, gid } = lstatSync(folder)
  return uid === 0 ? undefined : { uid, gid }
}

function findNobody(): Owner {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : []
  const accounts = lines.map((line) => line.split(':')).filter(([, , uid]) => Number(uid) > 0)
  const [, , uid, gid] = accounts.find(([name]) => name === 'nobody') ?? accounts.at(-1) ?? []
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) }
}

function giveAll(path: string, owner: Owner): void {
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (!there) return
  if (there.uid !== owner.uid) lchownSync(path, owner.uid, owner.gid)
  if (there.isDirectory()) for (const name of readdirSync(path)) giveAll(join(path, name), owner)
}

const same = (folder: string) => folder
