import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { EmbeddedPostgres } from './index.ts'
import { findRunning, placesIn } from './server.ts'

/** Fast and careless: only for servers that a test throws away. */
export const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'hearth-postgres-test-'))
}

/** Another Hearth process that has the server open, until it is killed. */
export async function openElsewhere(data: string): Promise<ChildProcess> {
  const program = `import { openPostgres } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)}
    await openPostgres(process.argv[1], { settings: ${JSON.stringify(careless)} })
    console.log('open')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout!, 'data')
  return child
}

/** One statement on a connection of its own. */
export async function ask(server: EmbeddedPostgres, statement: string): Promise<unknown[]> {
  const client = new pg.Client(server.connection)
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query({ text: statement, rowMode: 'array' })
    return rows
  } finally {
    await client.end()
  }
}

/** The number of the server's process. */
export function serverOf(data: string): number | undefined {
  return findRunning(placesIn(data))
}

/** Waits until something is so; fails when that takes too long. */
export async function until(isSo: () => boolean | Promise<boolean>, seconds = 10): Promise<void> {
  const patience = AbortSignal.timeout(seconds * 1000)
  while (!(await isSo())) {
    patience.throwIfAborted()
    await sleep(20)
  }
}
