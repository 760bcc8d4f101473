import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sealingKeyFrom, useSealingKey } from '#modules/people/index.ts'
import { type SigningKey, signingKeyFrom } from '#platform/backup/index.ts'
import type { Config } from '#src/config.ts'

/** Locks authenticators with the operator's secret; beside an embedded database, with one that Hearth makes and keeps. */
export function useSecret(config: Config): void {
  useSealingKey(sealingKeyFrom(config.secret ?? keptIn(secretFile(config))))
}

/** What backups are signed with; undefined when the database is somebody else's and no secret was given. */
export function signingKey(config: Config): SigningKey | undefined {
  if (!config.secret && config.databaseUrl) return undefined
  return signingKeyFrom(config.secret ?? keptIn(secretFile(config)))
}

/** What a backup's signature is held against: only a secret that is there already can have signed it. */
export function knownSigningKey(config: Config): SigningKey | undefined {
  return config.secret || existsSync(secretFile(config)) ? signingKey(config) : undefined
}

/** Where the secret of an embedded service lies when the operator has given none. */
export function secretFile({ data }: Pick<Config, 'data'>): string {
  return join(data, 'secret')
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
