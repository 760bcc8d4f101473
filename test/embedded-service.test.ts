import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { startSession } from '#modules/people/commands/sessions.ts'
import { openPostgres } from '#platform/postgres/index.ts'
import { careless } from '#platform/postgres/testing.ts'
import { openDatabase } from '#platform/sql/database.ts'
import { sql } from '#platform/sql/index.ts'
import { judgeEmbedded, lastToStart } from '#src/cli/embedded.ts'
import { root } from '#src/config.ts'
import { emptyDatabase } from '#test/database.ts'
import { startHearth } from './crash/server.ts'

/* Decision 18: the embedded PostgreSQL is for the demonstration. A real service on it is told how to move, and then has to. */

const data = mkdtempSync(join(tmpdir(), 'hearth-embedded-service-'))
after(() => rmSync(data, { recursive: true, force: true }))

/** Runs a line as an administrator would type it, with `hearth` in place of `npx hearth`. */
async function typed(line: string, env: Record<string, string> = {}): Promise<{ code: number; said: string }> {
  const words = line.replace(/^npx hearth /, '').split(' ')
  const own = { HEARTH_DATA: data, HEARTH_DATABASE_URL: '', HEARTH_TODAY: '', NODE_TEST_CONTEXT: '', ...env }
  const child = spawn(process.execPath, [join(root, 'src/main.ts'), ...words], {
    env: { ...process.env, ...own },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise<number>((resolve) => child.on('close', (end) => resolve(end ?? -1)))
  return { code, said: said.trim() }
}

/** The page of the only person, who is signed in. */
async function signedIn(): Promise<string> {
  const server = await openPostgres(data, { settings: careless })
  const database = openDatabase(server.connection)
  const now = Temporal.Now.instant()
  const { id } = await database.asSystem(now, (tx) => tx.one<{ id: number }>(sql`select id from people`))
  const token = await database.atDoor(now, (tx) => startSession(tx, id, now))
  await database.close()
  await server.stop()
  return `hearth_session=${token}`
}

describe('a real service on the embedded PostgreSQL', () => {
  test('starts in this version, tells its administrator on every page how to move, and the two commands move it', async (t) => {
    assert.equal((await typed('migrate')).code, 0)
    assert.equal((await typed('user add --name Ada --email ada@council.example --role administrator')).code, 0)
    const cookie = await signedIn()
    const server = await startHearth(data)
    t.after(server.stop)
    for (const path of ['/', '/people', '/settings', '/your-account']) {
      const page = await (await fetch(`${server.address}${path}`, { headers: { cookie } })).text()
      assert.match(page, />\s*Server\s*</, path)
      assert.match(
        page,
        /To move to a PostgreSQL of your own, stop Hearth and run <code>npx hearth backup FILE<\/code>/,
        path,
      )
    }
    const outside = await (await fetch(`${server.address}/sign-in`)).text()
    assert.doesNotMatch(outside, />\s*Server\s*</, 'nobody else is told')
    await server.stop()

    const [sentence = ''] = judgeEmbedded({ embedded: undefined, data })
    const [first = '', second = ''] = [...sentence.matchAll(/`([^`]+)`/g)].map(([, line]) => line!)
    const [, secretFile = ''] = /HEARTH_SECRET_FILE to (\S+),/.exec(sentence) ?? []
    const file = join(data, 'moved')
    const { connection, ask } = await emptyDatabase()
    const { user, password = '', host, port = 5432, database } = connection as Record<string, string | undefined>
    const url = `postgres://${user}:${password}@/${database}?host=${encodeURIComponent(host!)}&port=${port}`
    assert.equal((await typed(first.replace('FILE', file))).code, 0)
    const moved = await typed(second.replace('FILE', file), {
      HEARTH_DATABASE_URL: url,
      HEARTH_SECRET_FILE: secretFile,
    })
    assert.equal(moved.code, 0, moved.said)
    assert.deepEqual(await ask('select name from people'), [{ name: 'Ada' }])
  })

  test('is refused by the next version, unless HEARTH_EMBEDDED says yes', () => {
    for (const version of [lastToStart, `${lastToStart}.0`, `${lastToStart}.9`])
      assert.match(judgeEmbedded({ embedded: undefined, data }, version)[0] ?? '', /From the next version on/)
    for (const version of ['0.2.0', '0.10.0', '1.0.0']) {
      assert.throws(() => judgeEmbedded({ embedded: undefined, data }, version), {
        name: 'Problem',
        message: /its libraries are years old.*To move to a PostgreSQL of your own.*HEARTH_EMBEDDED=yes/,
      })
      assert.deepEqual(judgeEmbedded({ embedded: 'yes', data }, version), [])
    }
  })
})
