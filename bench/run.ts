/*
 * npm run bench: what Hearth promises about speed. Prints a table and keeps it in docs/bench.md. It judges nothing in tests.
 */
import { fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { root } from '#src/config.ts'
import { testAssets } from '#test/assets.ts'
import { freshDatabase, type TestDatabase } from '#test/database.ts'
import { aSmallService } from '#test/service.ts'
import { fillTo } from './data.ts'
import { timeHeld } from './hostile.ts'
import { timeImport } from './import.ts'
import { timeSaves } from './saves.ts'
import { verdict } from './why.ts'

type Line = { what: string; measured: string; promise: string; kept: boolean }

const pages: readonly [string, string][] = [
  ['qa-1', '/audits'],
  ['qa-1', '/audits?state=in_moderation'],
  ['qa-1', '/audits/A-1001'],
  ['qa-1', '/audits/A-1001/sections/safe'],
  ['qa-1', '/households'],
  ['qa-1', '/households/H-1001'],
  ['qa-1', '/actions'],
  ['qa-1', '/month'],
  ['fro-1', '/'],
]

const lines: Line[] = []
await testAssets() // so that no server of the bench compiles styles
const small = await aService(100)
const large = await aService(10_000)
const { database, service } = large

const hearth = large.server
const cookie = await signIn(hearth.address, 'qa-1')
const list = await rounds(() => load(hearth.address, '/audits', cookie))
add('The list of 25 of 10,000 audits, signed in', `${list} requests a second`, 'at least 500', list >= 500)
add(
  'Memory of the web process under that load',
  `${Math.round((await hearth.ask()).memory / 2 ** 20)} MB`,
  'under 250',
  (await hearth.ask()).memory < 250 * 2 ** 20,
)
const cpu = await cpuOf('/audits/A-1001/print', 200)
add('Processor time of the largest audit page', `${cpu.toFixed(1)} ms`, 'under 10', cpu < 10)
for (const [person, path] of pages) {
  const times = await compare(person, path)
  add(`100 times the data: ${path}`, `${times.toFixed(2)} times the time`, 'at most 1.3', times <= 1.3)
}
const saves = await timeSaves(database, service)
add(
  'Saving one answer with trail and history, against a bare insert',
  `${saves.toFixed(2)} times`,
  'at most 3',
  saves <= 3,
)
const seconds = await timeImport(database)
add('Importing and reviewing 5,000 episodes', `${seconds.toFixed(2)} s`, 'under 2', seconds < 2)
const { bare: bareHeld, all: allHeld } = await timeHeld(
  hearth,
  cookie,
  pages.map(([, path]) => path),
)
for (const [what, held] of allHeld)
  add(
    `The event loop is held by ${what}, against a bare page`,
    `${held.toFixed(1)} ms, ${(held / bareHeld).toFixed(2)} times`,
    'at most 20',
    held <= 20 * bareHeld,
  )
finish()

/** A service with this many audits, and a server of its own on it. */
async function aService(audits: number) {
  const database = await freshDatabase()
  const service = await aSmallService(database)
  await fillTo(database, audits)
  return { database, service, server: await startServer(database) }
}

type Service = Awaited<ReturnType<typeof aService>>

/** How many times longer a page takes in the large service: the two asked in turn, so that noise hits both; the middle of sixty. */
async function compare(person: string, path: string): Promise<number> {
  const sessions = await Promise.all([small, large].map(({ server }) => signIn(server.address, person)))
  const times: [number, number][] = []
  for (let round = 0; round < 80; round += 1) {
    const pair = [await timeOf(small, path, sessions[0]!), await timeOf(large, path, sessions[1]!)] as [number, number]
    if (round >= 20) times.push(pair)
  }
  return middle(times.map(([, after]) => after)) / middle(times.map(([before]) => before))
}

async function timeOf({ server }: Service, path: string, session: string): Promise<number> {
  const began = performance.now()
  const reply = await fetch(server.address + path, { headers: { cookie: session } })
  await reply.text()
  if (!reply.ok) throw new Error(`${path} answered ${reply.status}`)
  return performance.now() - began
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!
}

/** Requests a second with ten connections for four seconds. */
async function load(address: string, path: string, session = ''): Promise<number> {
  const result = await autocannon({ url: address + path, connections: 10, duration: 4, headers: { cookie: session } })
  if (result.non2xx > 0) throw new Error(`${path} answered ${result.non2xx} times with an error`)
  return result.requests.average
}

/** The middle of three, after one to warm up. */
async function rounds(once: () => Promise<number>): Promise<number> {
  await once()
  const all = [await once(), await once(), await once()]
  return Math.round(all.toSorted((a, b) => a - b)[1]!)
}

async function cpuOf(path: string, times: number): Promise<number> {
  for (let round = 0; round < 50; round += 1) await timeOf(large, path, cookie)
  const before = (await hearth.ask()).cpu
  for (let round = 0; round < times; round += 1)
    await (await fetch(hearth.address + path, { headers: { cookie } })).text()
  const after = (await hearth.ask()).cpu
  return (after.user + after.system - before.user - before.system) / 1000 / times
}

async function startServer(database: TestDatabase) {
  const child = fork(join(root, 'bench/server.ts'), [JSON.stringify(database.webLogin)], {
    execArgv: ['--heap-growing-percent=25'],
  }) // as bin/hearth.mjs does
  const heard = <T>() => new Promise<T>((resolve) => child.once('message', (message) => resolve(message as T)))
  const { address } = await heard<{ address: string }>()
  process.once('exit', () => child.kill())
  return {
    address,
    ask: () => {
      const told = heard<{ cpu: NodeJS.CpuUsage; memory: number; held: number }>()
      child.send('how are you')
      return told
    },
  }
}

async function signIn(address: string, person: string): Promise<string> {
  const reply = await fetch(`${address}/sign-in/demo`, {
    method: 'POST',
    body: new URLSearchParams({ person }),
    redirect: 'manual',
  })
  return (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

function add(what: string, measured: string, promise: string, kept: boolean): void {
  lines.push({ what, measured, promise, kept })
  console.log(`${kept ? 'kept    ' : 'NOT KEPT'}  ${what}: ${measured} (${promise})`)
}

function finish(): void {
  const rows = lines.map((line) => `| ${line.what} | ${line.measured} | ${line.promise} | ${verdict(line)} |`)
  const text = `# Speed\n\nWritten by \`npm run bench\` on ${Temporal.Now.plainDateISO()}: two cores, shared with the load itself. Compare ratios, not single figures.\n\n| what | measured | promise | |\n|---|---|---|---|\n${rows.join('\n')}\n`
  writeFileSync(join(root, 'docs/bench.md'), text)
  console.log('\nKept in docs/bench.md')
  process.exit(0)
}
