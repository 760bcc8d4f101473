import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import type pg from 'pg'
import { commands } from '#src/cli/commands.ts'
import { run } from '#src/cli/run.ts'
import { root } from '#src/config.ts'
import { begin } from '#src/cli/service.ts'
import { freshDatabase } from '#test/database.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearth-command-line-test-'))
const data = join(folder, 'data')
after(() => rmSync(folder, { recursive: true, force: true }))

const inherited = { PATH: process.env['PATH'], NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] }

type Said = { code: number | null; out: string; err: string }

/** Runs `hearth` to its end, as a person would. */
async function hearth(words: string, env: Record<string, string> = {}): Promise<Said> {
  const child = open(words, env)
  const [out, err] = [collect(child.stdout!), collect(child.stderr!)]
  const [code] = await once(child, 'close')
  return { code, out: (await out).trim(), err: (await err).trim() }
}

function open(words: string, env: Record<string, string>): ChildProcess {
  const args = ['src/main.ts', ...words.split(' ').filter(Boolean)]
  const own = { HEARTH_DATA: data, HEARTH_PORT: '0' }
  return spawn(process.execPath, args, {
    cwd: root,
    env: { ...inherited, ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function collect(stream: NodeJS.ReadableStream): Promise<string> {
  let text = ''
  for await (const chunk of stream) text += chunk
  return text
}

/** A server that has said that it is ready. */
async function running(
  words: string,
  env: Record<string, string> = {},
): Promise<{ address: string; stop(): Promise<Said> }> {
  const child = open(words, env)
  const [out, err] = [collect(child.stdout!), collect(child.stderr!)]
  const address = await Promise.race([readyAddress(child), once(child, 'exit').then(() => undefined)])
  if (address === undefined) throw new Error(`hearth ${words} did not start: ${await err}`)
  return {
    address,
    async stop() {
      child.kill('SIGINT')
      const [code] = child.exitCode === null ? await once(child, 'close') : [child.exitCode]
      return { code, out: await out, err: await err }
    },
  }
}

function addressOf(connection: pg.ClientConfig): string {
  const { user, password = '', host = '', port = 5432, database } = connection as Record<string, string | undefined>
  return `postgres://${user}:${password}@/${database}?host=${encodeURIComponent(host)}&port=${port}`
}

function readyAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    child.stdout!.on('data', (chunk) => {
      text += chunk
      const [, address] = text.match(/ready at (\S+)\n/) ?? []
      if (address) resolve(address)
    })
  })
}

const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

describe('the command line', () => {
  test('lists its commands', async () => {
    const { code, out } = await hearth('--help')
    assert.equal(code, 0)
    for (const { name } of commands) assert.match(out, new RegExp(`^  ${name}\\b`, 'm'))
  })

  for (const { name, does } of commands) {
    test(`explains \`hearth ${name}\``, async (t) => {
      const log = t.mock.method(console, 'log', () => {})
      assert.equal(await run(commands, [...name.split(' '), '--help'], {}), 0)
      assert.match(String(log.mock.calls[0]?.arguments[0]), new RegExp(`^hearth ${name}.*\n\n${escape(does)}`))
    })
  }

  const mistakes: [string, RegExp][] = [
    ['begin', /^There is no command "begin"\. `hearth --help` lists them all\.$/],
    [
      'user',
      /^Say which: `hearth user add` or `hearth user disable` or `hearth user confirm` or `hearth user move-domain`\.$/,
    ],
    ['user confirm all', /^Name one change by its number/],
    ['user move-domain old.example', /^Name both domains/],
    ['user move-domain old.example new', /^"new" is not a mail domain/],
    ['user move-domain old.example @OLD.example', /^Both domains are the same/],
    ['migrate now', /^`hearth migrate` takes no "now"\./],
    ['migrate --now', /^Unknown option '--now'\. `hearth migrate --help` shows what it takes\.$/],
    ['user add --name A --email a@b.example', /^`hearth user add` needs --role\./],
    ['import take-back 7 --because=', /^`hearth import take-back` needs --because\./],
    ['user add --name A --email a@b.example --role king', /^There is no role "king"\. The roles are: /],
    [
      'user add --name A --email a@b.example --role administrator --case-system-id W,1',
      /^--case-system-id must be a number as the case system writes it/,
    ],
    ['import', /^Name the files to import/],
    ['backup', /^Name the file to write/],
    ['serve', /^HEARTH_DATABASE_URL is needed/],
  ]
  for (const [words, sentence] of mistakes) {
    test(`answers \`hearth ${words}\` with a sentence, and does nothing`, async (t) => {
      const [log, error] = [t.mock.method(console, 'log', () => {}), t.mock.method(console, 'error', () => {})]
      assert.equal(await run(commands, words.split(' '), { HEARTH_DATA: join(folder, 'untouched') }), 1)
      assert.equal(log.mock.callCount(), 0)
      assert.match(String(error.mock.calls[0]?.arguments[0]), sentence)
    })
  }

  test('begins an empty service, adds a person, ends their access, and says so', async () => {
    const first = await hearth('migrate')
    assert.equal(first.code, 0)
    assert.match(first.out, /Applied 0001-.*\n[^]*An empty service has begun\./)
    assert.equal((await hearth('migrate')).out, 'The database was up to date already.')
    for (const name of ['Ada', 'Grace']) {
      const added = await hearth(`user add --name ${name} --email ${name}@hearth.example --role administrator`)
      assert.match(added.err, /^HEARTH_BASE_URL is not set, so this link begins with the address of this machine/)
      assert.match(added.out, /^Added (Ada|Grace)\. They begin at http:\/\/\S+\/invitations\/[\w-]{43}$/)
    }
    const again = await hearth('user add --name Ada --email ADA@hearth.example --role administrator')
    assert.deepEqual(
      [again.code, again.err],
      [1, 'Somebody with the address ada@hearth.example is here already. Nobody was added.'],
    )
    const numbered = 'user add --name Ines --role quality_assurance --case-system-id W-7 --email'
    assert.equal((await hearth(`${numbered} ines@hearth.example`)).code, 0)
    assert.match(
      (await hearth(`${numbered} ines2@hearth.example`)).err,
      /^Somebody with the number W-7 is here already/,
    )
    const moved = await hearth('user move-domain hearth.example council.example')
    assert.match(moved.out, /^3 people have an address at council\.example now\./)
    assert.equal(moved.out.match(/had not begun, and begins at http:\/\/\S+\/invitations\/[\w-]{43}/g)?.length, 3)
    assert.match(
      (await hearth('user move-domain hearth.example council.example')).err,
      /^Nobody here has an address at/,
    )
    assert.equal((await hearth('user move-domain council.example hearth.example')).code, 0)
    assert.match((await hearth('user confirm 987654')).err, /^No change of access has the number 987654\.$/)
    assert.match((await hearth('user disable ada@hearth.example')).out, /can no longer sign in/)
    const last = await hearth('user disable grace@hearth.example')
    assert.deepEqual([last.code, last.out], [1, ''])
  })

  test('backs up and restores, from one data folder to another', async () => {
    const [file, copy] = [join(folder, 'backup'), join(folder, 'copy')]
    const written = await hearth(`backup ${file}`)
    const elsewhere = { HEARTH_DATA: copy }
    const withoutSecret = await hearth(`restore ${file}`, elsewhere)
    assert.match(withoutSecret.err, /^The signature of this backup cannot be checked without the secret/)
    const withSecret = { ...elsewhere, HEARTH_SECRET_FILE: join(data, 'secret') }
    const restored = await hearth(`restore ${file}`, withSecret)
    assert.deepEqual([written.code, withoutSecret.code, restored.code], [0, 1, 0])
    const figures = (said: Said) => said.out.match(/\d+ rows of \d+ tables/)?.[0]
    assert.equal(figures(restored), figures(written))
    assert.match(restored.out, /^\d+ messages wait to be sent, the oldest from today\./)
    assert.match((await hearth(`restore ${file}`, withSecret)).err, /^This database is not empty/)
    const again = await hearth(`backup ${file}`)
    assert.deepEqual([again.code, again.out], [1, ''], 'UM-D39: a file that is there is not overwritten')
    assert.match(again.err, /is there already\./)
    assert.equal((await hearth(`backup ${file} --replace`)).code, 0)
  })

  test('starts a service that somebody began without the demonstration, and works beside it', async () => {
    const server = await running('start')
    assert.deepEqual(await (await fetch(`${server.address}/health`)).json(), { status: 'ok' })
    const second = await hearth('start')
    assert.deepEqual([second.code, second.out], [1, ''])
    assert.match(second.err, /^Another Hearth is already using .*\.$/)
    assert.equal((await hearth('migrate')).code, 0)
    const { code, out, err } = await server.stop()
    assert.deepEqual([code, out, err], [0, `Hearth is ready at ${server.address}\n`, ''])
  })

  test('SB-5: stops although somebody sends the end of their form never, and says so at the next start', async () => {
    const server = await running('start')
    const { hostname, port } = new URL(server.address)
    const hanging = connect(Number(port), hostname).on('error', () => {})
    hanging.write('POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n')
    hanging.write('Content-Length: 9\r\n\r\na=')
    await (await fetch(`${server.address}/health`)).text()
    const { code } = await server.stop()
    assert.equal(code, 0, 'it ended by itself')
    const next = await running('start')
    const { err } = await next.stop()
    assert.match(err, /^When Hearth stopped at \S+, 1 request was still under way and broken off: /)
  })

  test('says that the port is taken, and by whom it could be freed', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const { code, err } = await hearth('start', { HEARTH_PORT: String(port) })
    other.close()
    assert.deepEqual(
      [code, err],
      [1, `Port ${port} is taken by another program: stop it, or set HEARTH_PORT to another number.`],
    )
  })

  test('UM-D38: serves a real database, naming what is not set, but never a demonstration, and never without its secret', async () => {
    const { connection } = await freshDatabase()
    const url = addressOf(connection)
    const env = {
      HEARTH_DATABASE_URL: url,
      HEARTH_SECRET: 'a secret of the test, long enough to be one',
      HEARTH_EMBEDDED: 'yes',
    }
    assert.match((await hearth('serve', { HEARTH_DATABASE_URL: url })).err, /^HEARTH_SECRET is needed/)
    const server = await running('serve', env)
    assert.equal((await fetch(`${server.address}/health`)).status, 200)
    const { code, err } = await server.stop()
    assert.equal(code, 0)
    assert.match(
      err,
      /^HEARTH_BASE_URL is not set: [^\n]+ The next version of Hearth does not serve without it\.\nThe web server logs in to the database as its owner\.[^\n]+\n$/,
    )
    const plain = await running('serve', { ...env, HEARTH_BASE_URL: 'http://hearth.example.gov.uk' })
    assert.match(
      (await plain.stop()).err,
      /^HEARTH_BASE_URL begins with http:\/\/: [^\n]+ Put a proxy before Hearth that ends HTTPS, [^\n]+\nThe web server/,
    )
    const near = await running('serve', { ...env, HEARTH_BASE_URL: 'http://127.0.0.1:3001' })
    assert.match((await near.stop()).err, /^The web server logs in[^\n]+\n$/)
    await begin(connection, 'demonstration')
    for (const command of ['serve', 'work']) {
      const { code, err } = await hearth(command, env)
      assert.equal(code, 1)
      assert.match(err, /^This database holds the demonstration/m)
    }
  })

  test('serves with a user of the web’s own, and says what to do where there is none (SB-11)', async () => {
    const { connection, asOwner } = await freshDatabase()
    const secret = {
      HEARTH_SECRET: 'a secret of the test, long enough to be one',
      HEARTH_BASE_URL: 'https://hearth.example.gov.uk',
      HEARTH_EMBEDDED: 'yes',
    }
    const owner = { HEARTH_DATABASE_URL: addressOf(connection), ...secret }
    const one = await running('serve', owner)
    assert.match(
      (await one.stop()).err,
      /^The web server logs in to the database as its owner\. Run `hearth database web-role`/,
    )
    const made = await hearth('database web-role', owner)
    assert.equal(made.code, 0, made.err)
    const [, address] = made.out.match(/^HEARTH_WEB_DATABASE_URL="(\S+)"\s*$/) ?? []
    try {
      const web = { HEARTH_WEB_DATABASE_URL: address!, ...secret }
      const two = await running('serve', web)
      const status = await fetch(`${two.address}/sign-in`).then((reply) => reply.status)
      const users = await asOwner((client) =>
        client.query(
          `select distinct usename as name from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
        ),
      )
      assert.deepEqual(await two.stop(), { code: 0, out: `Hearth is ready at ${two.address}\n`, err: '' })
      assert.equal(status, 200)
      assert.deepEqual(users.rows, [{ name: `hearth_web_${connection.database}` }], 'the owner is not there at all')
      const wrong = await hearth('serve', { ...secret, HEARTH_WEB_DATABASE_URL: owner.HEARTH_DATABASE_URL })
      assert.match(wrong.err, /^The user \w+ of HEARTH_WEB_DATABASE_URL may do more than serve pages: [^\n]*\.$/)
      await begin(connection, 'demonstration')
      assert.match((await hearth('serve', web)).err, /^This database holds the demonstration/)
    } finally {
      await asOwner((client) =>
        client.query(`drop owned by hearth_web_${connection.database}; drop role hearth_web_${connection.database}`),
      )
    }
    const embedded = await hearth('database web-role')
    assert.deepEqual([embedded.code, embedded.err.slice(0, 29)], [1, 'HEARTH_DATABASE_URL is needed'])
  })

  test('lists every address as JSON', async () => {
    const list = JSON.parse((await hearth('routes --json')).out) as { method: string; path: string; need: string }[]
    assert.ok(list.some(({ method, path, need }) => method === 'GET' && path === '/sign-in' && need === 'anyone'))
    assert.ok(list.every(({ need }) => need !== ''))
  })
})
