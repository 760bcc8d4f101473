import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sealingKeyFrom, useSealingKey } from '#modules/people/index.ts'
import type { Config } from '#src/config.ts'

/** Locks authenticators with the operator's secret; beside an embedded database, with one that Hearth makes and keeps. */
export function useSecret(config: Config): void {
  useSealingKey(sealingKeyFrom(config.secret ?? keptIn(join(config.data, 'secret'))))
}

function keptIn(file: string): string {
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (problem) {
    if ((problem as NodeJS.ErrnoException).code !== 'EEXIST') throw problem
  }
  return readFileSync(file, 'utf8')
}
