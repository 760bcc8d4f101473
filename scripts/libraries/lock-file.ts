import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '#src/config.ts'

/** One package as the lock file names it. `shipped`: it is there when a service runs; the others are tools. */
export type Library = {
  /** Where it lies, "node_modules/pg": the same name may lie in several places, in several versions. */
  path: string
  name: string
  version: string
  licence: string | undefined
  /** The hash that npm compares what it fetched with: "sha512-…". */
  integrity: string | undefined
  shipped: boolean
  /** Only where the machine is of its kind. */
  optional: boolean
  /** Names of what it asks for, wherever that lies. */
  needs: readonly string[]
}

type Entry = {
  version?: string
  license?: string
  integrity?: string
  dev?: boolean
  optional?: boolean
  devOptional?: boolean
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}
export type LockFile = { packages: Record<string, Entry> }

export function readLockFile(file = join(root, 'package-lock.json')): LockFile {
  return JSON.parse(readFileSync(file, 'utf8')) as LockFile
}

/** Every package of a lock file, in the order of their paths; Hearth itself is none of them. */
export function listLibraries({ packages }: LockFile): Library[] {
  const paths = Object.keys(packages).filter((path) => path !== '')
  return paths.toSorted().map((path) => {
    const entry = packages[path]!
    return {
      path,
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: entry.version ?? '',
      licence: entry.license,
      integrity: entry.integrity,
      shipped: entry.dev !== true,
      optional: entry.optional === true,
      needs: Object.keys({ ...entry.dependencies, ...entry.optionalDependencies, ...entry.peerDependencies }),
    }
  })
}
