import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sealingKeyFrom, useSealingKey } from '#modules/people/index.ts'
import type { Config } from '#src/config.ts'

/** Locks authenticators with the operator's secret; beside an embedded database, with one that Hearth makes and keeps. */
export function useSecret(config: Config): void {
  useSealingKey(sealingKeyFrom(config.secret ?? keptIn(join(config.data, 'secret'))))
}

/** The same for a command that can do without: on a database of the operator's own the secret is only known when it is set. */
export function useSecretIfKnown(config: Config): boolean {
  if (config.databaseUrl && !config.secret) return false
  useSecret(config)
  return true
}

function keptIn(file: string): string {
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem
  }
  return readFileSync(file, 'utf8')
}
