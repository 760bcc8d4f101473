import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { type EmbeddedPostgres, openPostgres } from '#platform/postgres/index.ts'
import { careless, serverOf, until as untilSo } from '#platform/postgres/testing.ts'
import { root } from '#src/config.ts'

/*
 * SB-10: the database goes away, by kill -9, while something works on it. A command says so in a sentence, ends with 1 and never
 * hangs; what goes on for long is there again when the database is; nothing half written is left.
 */

const until = (isSo: () => boolean | Promise<boolean>) => untilSo(isSo, 60) // other tests run beside
const folder = mkdtempSync(join(tmpdir(), 'hearth-away-'))
const data = join(folder, 'data')
const children = new Set<ChildProcess>()

before(async () => {
  const { code } = await ended(hearth('migrate'))
  assert.equal(code, 0)
})
after(async () => {
  for (const child of children) child.kill('SIGKILL')
  await until(() => serverOf(data) === undefined)
  rmSync(folder, { recursive: true, force: true })
})

type Running = { child: ChildProcess; said(): string }

function hearth(words: string, env: Record<string, string> = {}): Running {
  const own = { HEARTH_DATA: data, HEARTH_PORT: '0', HEARTH_DATABASE_URL: '', HEARTH_TODAY: '', NODE_TEST_CONTEXT: '' }
  const child = spawn(process.execPath, [join(root, 'src/main.ts'), ...words.split(' ')], {
    env: { ...process.env, ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.add(child)
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  return { child, said: () => text.trim() }
}

async function ended({ child, said }: Running): Promise<{ code: number | null; said: string }> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'close')
  return { code: child.exitCode, said: said() }
}

/** A command waits for a table that somebody else has locked: then the server is killed under it. */
async function killUnder(words: string, table: string): Promise<{ code: number | null; said: string }> {
  const beside = await openPostgres(data, { settings: careless })
  const client = new pg.Client(beside.connection)
  client.on('error', () => {})
  await client.connect()
  await client.query(`begin; lock table ${table}`)
  const running = hearth(words)
  await until(async () => {
    const { rows } = await client.query(`select from pg_locks where not granted and relation = '${table}'::regclass`)
    return rows.length > 0
  })
  process.kill(serverOf(data)!, 'SIGKILL')
  const outcome = await ended(running)
  await beside.stop()
  return outcome
}

describe('SB-10: when the database is killed', () => {
  test('a backup says so, ends with 1 at once, and leaves nothing behind', async () => {
    const file = join(folder, 'alone.backup')
    const { code, said } = await killUnder(`backup ${file}`, 'trail')
    assert.deepEqual(
      [code, said],
      [1, 'The database stopped answering, and no backup was made: see whether it runs, and try again.'],
    )
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith('alone')),
      [],
    )
  })

  test('a restore says so, and ends with 1 at once', async () => {
    const file = join(folder, 'to-restore')
    assert.equal((await ended(hearth(`backup ${file}`))).code, 0)
    const { code, said } = await killUnder(`restore ${file}`, 'people')
    assert.deepEqual([code, said], [1, 'The database stopped answering: see whether its server runs, and try again.'])
  })

  test('`start` has it back, and whatever else had it open does not keep it from that', async () => {
    const server = hearth('start')
    await until(() => /ready at/.test(server.said()))
    const [, address] = /ready at (\S+)/.exec(server.said()) ?? []
    for (const round of [1, 2]) {
      const { code } = await killUnder(`backup ${join(folder, `beside-${round}`)}`, 'trail')
      assert.equal(code, 1)
      await until(async () => (await fetch(`${address}/health`)).ok)
    }
    server.child.kill('SIGTERM')
    const { code, said } = await ended(server)
    assert.equal(code, 0, said)
    assert.ok(said.split('\n').length <= 6, `few lines: ${said}`)
    await until(() => serverOf(data) === undefined)
  })

  test('two that start it again at once do not kill each other', async () => {
    const restarts = [0, 0]
    const open = (index: number) =>
      openPostgres(data, { settings: careless, onRestart: () => void (restarts[index]! += 1) })
    const both: EmbeddedPostgres[] = [await open(0), await open(1)]
    for (let round = 1; round <= 5; round += 1) {
      process.kill(serverOf(data)!, 'SIGKILL')
      await until(() => restarts.every((count) => count >= round))
    }
    for (const one of both) await one.stop()
    await until(() => serverOf(data) === undefined)
  })

  test('`work` says it in one line and a count, and stops when asked although it is away', async () => {
    const given = join(folder, 'given')
    const first = await openPostgres(given, { settings: careless })
    const url = `postgres://hearth@/hearth?host=${encodeURIComponent(first.connection.host)}`
    const env = { HEARTH_DATABASE_URL: url, HEARTH_SECRET: 'a secret of the test, long enough to be one' }
    assert.equal((await ended(hearth('migrate', env))).code, 0)
    const working = hearth('work', env)
    await until(() => /at work/.test(working.said()))
    process.kill(serverOf(given)!, 'SIGKILL')
    await until(() => /does not answer/.test(working.said()))
    working.child.kill('SIGTERM')
    const { code, said } = await ended(working)
    assert.equal(code, 0)
    assert.match(
      said,
      /^Hearth is at work on \d+ jobs\.\n\S+ queue[\w -]*: The database does not answer \w+(\n\S+ The database does not answer again (once|\d+ times))?$/,
    )
    await first.stop()
  })
})

describe('SB-10: a backup that is stopped or killed', () => {
  test('takes its unfinished file away when asked to stop, and the next one takes away that of a killed one', async () => {
    const where = mkdtempSync(join(folder, 'killed-'))
    const beside = await openPostgres(data, { settings: careless })
    const client = new pg.Client(beside.connection)
    await client.connect()
    await client.query('begin; lock table trail')
    for (const [signal, left] of [
      ['SIGTERM', 0],
      ['SIGKILL', 1],
    ] as const) {
      const running = hearth(`backup ${join(where, 'file')}`)
      await until(() => readdirSync(where).length === 1)
      running.child.kill(signal)
      await ended(running)
      assert.equal(readdirSync(where).length, left, signal)
    }
    await client.query('rollback')
    await client.end()
    writeFileSync(join(where, 'notes.unfinished'), 'somebody else’s')
    assert.equal((await ended(hearth(`backup ${join(where, 'another')}`))).code, 0)
    await beside.stop()
    assert.deepEqual(readdirSync(where).toSorted(), ['another', 'notes.unfinished'])
  })
})
