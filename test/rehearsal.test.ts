import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test, type TestContext } from 'node:test'
import type pg from 'pg'
import { sendDigests, sendUrgent } from '#modules/people/commands/send-messages.ts'
import { startMailServer } from '#platform/mail/testing.ts'
import { openMailer } from '#platform/mail/index.ts'
import { openDatabase } from '#platform/sql/database.ts'
import { commands } from '#src/cli/commands.ts'
import { run } from '#src/cli/run.ts'
import { startWeb } from '#src/cli/web.ts'
import { readConfig } from '#src/config.ts'
import { sentencesOf } from '#platform/room.ts'
import { rooms } from '#src/rooms.ts'
import { emptyDatabase, freshDatabase, type TestDatabase } from '#test/database.ts'
import { someone } from '#test/post.ts'

/* A restored service is full of real people. Tried out, it acts on nobody; restored for real, it says first what it will send. */

const folder = mkdtempSync(join(tmpdir(), 'hearth-rehearsal-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const secret = { HEARTH_SECRET: 'a secret of the test, long enough to be one', HEARTH_DATA: join(folder, 'data') }
const now = Temporal.Now.instant()
const words = 'This is not the real service'

/** `hearth` on a database: its exit code, and what it said. */
async function hearth(t: TestContext, connection: pg.ClientConfig, ...given: string[]) {
  const { user, password = '', host, port = 5432, database } = connection
  const url = `postgres://${user}:${password as string}@/${database}?host=${encodeURIComponent(host!)}&port=${port}`
  const said: string[] = []
  const mocks = (['log', 'error'] as const).map((name) =>
    t.mock.method(console, name, (text: string) => void said.push(text)),
  )
  const code = await run(commands, given, { ...secret, HEARTH_DATABASE_URL: url })
  for (const one of mocks) one.mock.restore()
  return { code, said: said.join('\n') }
}

/** A service in which something urgent waits for somebody since twelve days, and something for the morning. */
async function backedUp(t: TestContext): Promise<{ file: string; email: string }> {
  const database: TestDatabase = await freshDatabase()
  const { id, email } = await someone(database)
  await database.asOwner((client) =>
    client.query(
      `insert into messages (to_id, kind, path, urgent, made_at) values
         ($1, 'safety alert raised', '/', true, $2::timestamptz - interval '12 days'), ($1, 'action set', '/', false, $2::timestamptz - interval '1 day'),
         ($1, 'action due', '/', false, $2::timestamptz - interval '9 days')`,
      [id, String(now)],
    ),
  )
  await database.asOwner((client) =>
    client.query(`insert into settings (key, value) values ('demonstration', 'false')`),
  )
  const file = join(folder, `of-${id}-${performance.now()}`)
  assert.equal((await hearth(t, database.connection, 'backup', file)).code, 0)
  return { file, email }
}

async function withPost(t: TestContext, connection: pg.ClientConfig) {
  const server = await startMailServer()
  const database = openDatabase({ ...connection, max: 3 })
  const mail = {
    mailer: openMailer({ url: server.url, from: 'hearth@council.example' }),
    baseUrl: 'https://hearth.example',
    sentences: sentencesOf(rooms),
  }
  t.after(async () => {
    mail.mailer.close()
    await server.close()
    await database.close()
  })
  const sendAll = async () => {
    await sendUrgent(database, mail, now)
    await sendDigests(database, mail, now)
    return server.received.flatMap(({ to }) => to)
  }
  return { database, sendAll }
}

async function pagesOf(t: TestContext, database: TestDatabase | ReturnType<typeof openDatabase>): Promise<string[]> {
  const config = readConfig({ HEARTH_PORT: '0', HEARTH_DATA: join(folder, 'web') })
  const web = await startWeb({ database, config, clock: () => now, demonstration: false })
  t.after(() => web.close())
  const paths = ['/sign-in', '/nothing-here', '/help', '/say/not-a-link', '/invitations/not-one']
  return Promise.all(paths.map(async (path) => (await fetch(`${web.address}${path}`)).text()))
}

test('a rehearsal sends no mail and says so on every page, until it is ended', async (t) => {
  const { file, email } = await backedUp(t)
  const { connection } = await emptyDatabase()
  const restored = await hearth(t, connection, 'restore', file, '--rehearsal')
  assert.equal(restored.code, 0, restored.said)
  assert.match(restored.said, /^Restored \d+ rows of \d+ tables from .*\.\nThis is a rehearsal: no mail goes out/)
  const { database, sendAll } = await withPost(t, connection)
  assert.deepEqual(await sendAll(), [])
  for (const page of await pagesOf(t, database)) assert.ok(page.includes(words), page.slice(0, 200))

  const again = join(folder, 'of-the-rehearsal')
  assert.equal((await hearth(t, connection, 'backup', again)).code, 0)
  const copy = await emptyDatabase()
  const plain = await hearth(t, copy.connection, 'restore', again)
  assert.match(plain.said, /This is a rehearsal/, 'a backup of a rehearsal stays one')

  const ended = await hearth(t, connection, 'rehearsal', 'end')
  assert.match(
    ended.said,
    /^2 messages wait to be sent, the oldest from .*, 1[23] days ago\.[^]*\nThe rehearsal has ended/,
  )
  assert.equal((await sendAll())[0], email)
  assert.match((await hearth(t, connection, 'rehearsal', 'end')).said, /^This was no rehearsal/)
})

test('a plain restore sends, after it has said how much waits and how old it is', async (t) => {
  const { file, email } = await backedUp(t)
  const { connection } = await emptyDatabase()
  const restored = await hearth(t, connection, 'restore', file)
  assert.equal(restored.code, 0, restored.said)
  assert.match(
    restored.said,
    /^2 messages wait to be sent, the oldest from \w+ \d+ \w+( \d+)?, 1[23] days ago\. .*--rehearsal\.\nRestored/,
  )
  const { database, sendAll } = await withPost(t, connection)
  assert.equal((await sendAll())[0], email)
  for (const page of await pagesOf(t, database)) assert.ok(!page.includes(words))
})

test('a restore without the right secret gives a plain warning, and is done with --unsigned alone', async (t) => {
  const { file } = await backedUp(t)
  const { connection } = await emptyDatabase()
  const other = secret.HEARTH_SECRET
  secret.HEARTH_SECRET = 'another secret of the test, long enough too'
  const refused = await hearth(t, connection, 'restore', file)
  const unsigned = await hearth(t, connection, 'restore', file, '--unsigned')
  secret.HEARTH_SECRET = other
  assert.equal(refused.code, 1)
  assert.match(refused.said, /^This backup is not signed with the secret of this service/)
  assert.equal(unsigned.code, 0, unsigned.said)
  assert.match(unsigned.said, /^Warning: with --unsigned, Hearth does not look whether this service wrote the backup\./)
})
